import { Injectable } from '@nestjs/common';
import type { Settlement, TaskView, UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import { Profiles } from '../config/profiles';
import { EntryBook } from '../ledger/entry-book';
import { EntrySettling, type EntryChange } from '../ledger/entry-settling';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { abandonCalls } from './call.store';
import { postDraft, PostResults, type PostPayload } from './post-results';
import { doubtedEnd, resentEnd } from './rules/entry-ends.rules';

type PostTask = TaskView<PostPayload>;

/** How often the entries of tasks that died with their processes are given to new ones, each entry to its own. */
const MOST_REVIVALS = 3;
/** A minute: what kills processes must not do so all the time. */
const REVIVE_AFTER_MS = 60_000;
/** As with calls that are answered unreadably. */
const MOST_RESENDS = 5;

const DISCARDED = 'Não lançada: o envio foi descartado por um operador.';

/** What becomes of the entries of a task that ended in another way than by its calls. */
@Injectable()
export class TaskEnds {
  private readonly log: PonteLogger;

  constructor(
    private readonly profiles: Profiles,
    private readonly settling: EntrySettling,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'datasul' });
  }

  /**
   * Its process died, or lost its lease: what was under way may have been posted or not.
   * @returns how many of its entries are to be posted still
   */
  async afterDeath(unit: UnitOfWork, task: PostTask): Promise<number> {
    const { book, sending, received } = await this.lock(unit, task);
    const safe =
      this.profiles.byId(task.payload.profile)?.datasul.resendSafe === true &&
      task.attempt <= MOST_RESENDS;
    const changes = sending.map(({ id }): EntryChange =>
      safe ? { id, move: resentEnd(id).move } : { id, move: doubtedEnd(id, 'process-died').move },
    );
    await this.write(unit, book, changes);
    await abandon(unit, sending);
    return received.length + (safe ? sending.length : 0);
  }

  /** The task reached its end. After its own `done` nothing of it is left. */
  async settled(unit: UnitOfWork, task: PostTask, settlement: Settlement): Promise<void> {
    const isOwn = settlement.state === 'done' && settlement.by !== 'operator';
    // Parked, it can be performed again by an operator; nothing of it is under way.
    if (isOwn || settlement.state === 'parked') return;
    const { book, sending, received } = await this.lock(unit, task);
    const changes = sending.map(({ id }): EntryChange => ({
      id,
      move: doubtedEnd(id, 'process-died').move,
    }));
    if (settlement.state === 'discarded') changes.push(...received.map(discarded));
    else this.revive(unit, book, task, received);
    await this.write(unit, book, changes);
    await abandon(unit, sending);
  }

  /** Each in a task of its own, so that the one that kills processes, if there is one, is alone in the end. */
  private revive(
    unit: UnitOfWork,
    book: EntryBook,
    { payload }: PostTask,
    entries: readonly PayrollEntry[],
  ): void {
    const revived = (payload.revived ?? 0) + 1;
    if (revived > MOST_REVIVALS) return;
    const notBefore = new Date(book.now.getTime() + REVIVE_AFTER_MS);
    for (const { id } of entries) {
      const { profile, employee, wanted } = book.move(id, { kind: 'resend' });
      unit.enqueue(
        PostResults,
        postDraft(profile, employee, [{ id, wanted }], { revived, notBefore }),
      );
    }
  }

  /** Entries are chosen by their states under lock: one that stays as it is has no task any more that looks after it. */
  private async write(
    unit: UnitOfWork,
    book: EntryBook,
    changes: readonly EntryChange[],
  ): Promise<void> {
    const results = await this.settling.settleLocked(unit, book, changes);
    const entries = results.flatMap(({ id, moved }) => (moved ? [] : [id]));
    const what = 'entries of a task that has ended stay as they are. This should never happen';
    if (entries.length > 0) this.log.error({ alert: 'datasul-left-entries', entries }, what);
  }

  private async lock(
    { manager }: UnitOfWork,
    { payload }: PostTask,
  ): Promise<{ book: EntryBook; sending: PayrollEntry[]; received: PayrollEntry[] }> {
    const book = await EntryBook.lock(
      manager,
      payload.entries.map(({ id }) => id),
    );
    const mine = payload.entries.flatMap(({ id, wanted }) => {
      const entry = book.get(id);
      return entry?.wanted === wanted ? [entry] : [];
    });
    return {
      book,
      sending: mine.filter(({ state }) => state === 'sending'),
      received: mine.filter(({ state }) => state === 'received'),
    };
  }
}

function discarded({ id }: PayrollEntry): EntryChange {
  const said = { outcome: 'refused', by: 'operator', reason: 'discarded' } as const;
  return { id, move: { kind: 'settle', ...said, message: DISCARDED } };
}

async function abandon({ manager }: UnitOfWork, sending: readonly PayrollEntry[]): Promise<void> {
  const calls = new Set(sending.flatMap(({ callId }) => callId ?? []));
  await abandonCalls(manager, [...calls]);
}
