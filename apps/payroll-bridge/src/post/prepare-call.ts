import { Inject, Injectable } from '@nestjs/common';
import type { DatasulItem } from '@ponte/clients/datasul';
import { UnitOfWorkRunner, type TaskFailure, type UnitOfWork } from '@ponte/messaging';
import { Clock, currentTraceparent, LookupHasher, saoPauloTime, Sealer } from '@ponte/platform';
import { DataSource } from 'typeorm';
import type { ProfileConfig } from '../config/profile.config';
import { EntryBook } from '../ledger/entry-book';
import { EntrySettling, type EntryChange } from '../ledger/entry-settling';
import { readEntries } from '../ledger/entry.store';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { callHmac } from './call-hmac';
import { countRefusedAlone, insertCall } from './call.store';
import { callSubject } from './call-subject';
import { holdOthers, lockCaution, readCaution, type Caution } from './caution.store';
import { DatasulClients } from './datasul-clients';
import { Employees, type OpenedEmployees } from './employees';
import type { OpenBatch } from './open-batch';
import { datasulItem } from './rules/datasul-item.rules';
import { MOST_ENTRIES, planCall, type Postable } from './rules/plan-call.rules';
import { refuseClosed } from './rules/refuse-closed.rules';
import { closedForMs } from './rules/window.rules';
import { Since } from './since';
import { TooEarlyError } from './too-early.error';

/** A call that is committed: its entries are `sending`. */
export interface PreparedCall {
  readonly id: string;
  readonly profile: ProfileConfig;
  readonly items: readonly DatasulItem[];
  /** In the order of the items and their lines. */
  readonly entries: readonly Postable[];
  /** The same as they are now in the ledger, by id. */
  readonly sent: ReadonlyMap<string, PayrollEntry>;
  /** The call of which this one is a part, after it was refused as a whole. */
  readonly partOf: string | null;
  /** How often its one item was refused alone before, if it is the last part of such a call. */
  readonly refusedAlone: number;
  /** Since right before the commit. */
  readonly prepared: Since;
}

type Planned =
  | { readonly type: 'call'; readonly call: Omit<PreparedCall, 'prepared'> }
  | Exclude<Prepared, { readonly type: 'call' }>;

export type Prepared =
  | { readonly type: 'call'; readonly call: PreparedCall }
  /** Nothing is left that is still wanted. */
  | { readonly type: 'nothing' }
  /** A careful profile: not before so many milliseconds. */
  | { readonly type: 'wait'; readonly ms: number }
  /** The window of the day has closed. */
  | { readonly type: 'closed'; readonly ms: number };

/** What a call needs and may be had before its turn: entries as they were then, and their employees. */
export interface ReadAhead {
  /** What the next call can take of the batch; all of it is locked. */
  readonly ids: readonly string[];
  readonly entries: ReadonlyMap<string, PayrollEntry>;
  readonly employees: OpenedEmployees;
  /** Calls are made one after the other: the next one is prepared in its turn. */
  readonly isCareful: boolean;
}

/** What a cautious call may take beyond its time-out before others may try. */
const MARGIN_MS = 5_000;

/**
 * The transaction before a call: reads the ledger again under lock, leaves out what is no longer wanted, refuses what was
 * closed meanwhile, sets the rest `sending` and records the call. From its commit on the entries may have been posted.
 */
@Injectable()
export class CallPreparation {
  constructor(
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly database: DataSource,
    private readonly settling: EntrySettling,
    private readonly employees: Employees,
    private readonly clients: DatasulClients,
    private readonly sealer: Sealer,
    private readonly hasher: LookupHasher,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads what the next call of a batch will most likely hold, while others have their turn: what is done between two calls
   * is time in which Datasul waits.
   * @returns or how many milliseconds a careful profile makes no call
   * @throws what the database throws
   */
  async readAhead(profile: ProfileConfig, batch: OpenBatch): Promise<ReadAhead | number> {
    const { waitMs, mostItems, isCareful } = await readCaution(this.database.manager, profile.id);
    if (waitMs > 0) return waitMs;
    const ids = batch.ids(mostItems ?? undefined).slice(0, MOST_ENTRIES);
    const read = await readEntries(this.database.manager, ids);
    const employees: OpenedEmployees = new Map();
    this.employees.open(
      read.filter((entry) => batch.wants(entry)),
      employees,
    );
    const entries = new Map(read.map((entry) => [entry.id, entry]));
    return { ids, entries, employees, isCareful };
  }

  /**
   * The next call of a batch; entries that are nobody's to post any more leave it.
   *
   * @param id of the call, by which its entries are found again if nobody can tell whether this was committed
   * @param ahead what was read before; what has changed since is read again
   * @param turn if it is prepared ahead: resolves when its turn has come, or to `false` if it does not come in time
   * @throws what the database throws; TooEarlyError: it cannot be prepared ahead, and nothing was changed
   */
  async next(
    profile: ProfileConfig,
    batch: OpenBatch,
    id: string,
    ahead: ReadAhead,
    turn?: () => Promise<boolean>,
  ): Promise<Prepared> {
    const { ids } = ahead;
    const { plan, left, sealed, at } = await this.units.run(async (unit) => {
      const book = await EntryBook.lock(unit.manager, ids, ahead.entries);
      const wanted = ids
        .flatMap((each) => book.get(each) ?? [])
        .filter((each) => batch.wants(each));
      const { refusals, open } = this.judge(profile, wanted);
      // Refusals wait for nothing.
      if (turn && refusals.length > 0) throw new TooEarlyError('something is refused');
      const opened = this.employees.open(open, ahead.employees);
      const planned = await this.plan(unit, book, profile, opened.postable, id, turn !== undefined);
      await this.settling.settleLocked(unit, book, refusals);
      if (turn) await this.await(turn, unit, profile, planned);
      return { ...opened, plan: planned, left: open, at: new Since() };
    });
    const open = new Set(left.map((entry) => entry.id));
    batch.close(ids.filter((each) => !open.has(each)));
    for (const { id: of, error } of sealed) batch.fail([of], cannotOpen(error));
    return plan.type === 'call' ? { type: 'call', call: { ...plan.call, prepared: at } } : plan;
  }

  /** What was closed since it was heard, or lies too far away by now, is refused here. */
  private judge(
    profile: ProfileConfig,
    wanted: readonly PayrollEntry[],
  ): { refusals: readonly EntryChange[]; open: readonly PayrollEntry[] } {
    const { day } = saoPauloTime(this.clock.now());
    const refusals = wanted.flatMap((entry) => refuseClosed(entry, profile, day));
    const refused = new Set(refusals.map(({ id }) => id));
    return { refusals, open: wanted.filter(({ id }) => !refused.has(id)) };
  }

  private async plan(
    { manager }: UnitOfWork,
    book: EntryBook,
    profile: ProfileConfig,
    open: readonly Postable[],
    id: string,
    isAhead: boolean,
  ): Promise<Planned> {
    if (open.length === 0) return { type: 'nothing' };
    // The turn and the locks were waited for: it may be later by now than when that began.
    const closedMs = closedForMs(profile.datasul.window, this.clock.now());
    if (closedMs > 0) return { type: 'closed', ms: closedMs };
    const caution = await (isAhead ? readCaution : lockCaution)(manager, profile.id);
    if (isAhead && caution.isCareful) throw new TooEarlyError('the profile is careful');
    if (caution.waitMs > 0) return { type: 'wait', ms: caution.waitMs };
    const plan = planCall(open, itemsOf(profile, caution));
    if (!plan) return { type: 'nothing' };
    if (caution.isCareful)
      await holdOthers(manager, profile.id, profile.datasul.timeoutMs + MARGIN_MS);
    const entries = plan.items.flat();
    const items = plan.items.map(datasulItem);
    for (const entry of entries) book.move(entry.id, { kind: 'send', callId: id });
    const text = this.clients.of(profile.id).requestText(items);
    await insertCall(manager, {
      ...{ id, profile: profile.id, items: items.length, partOf: plan.partOf },
      requestHmac: callHmac(this.hasher, { text }),
      requestBody: this.sealer.seal(callSubject(profile.source, id), text),
      entryIds: entries.map((entry) => entry.id),
      traceparent: currentTraceparent() ?? null,
    });
    const isLast = plan.partOf !== null && items.length === 1;
    const refusedAlone = isLast ? await countRefusedAlone(manager, entries) : 0;
    const { partOf } = plan;
    const sent = new Map(entries.flatMap((entry) => pairOf(book.get(entry.id))));
    return { type: 'call', call: { id, profile, items, entries, sent, partOf, refusedAlone } };
  }

  /** What was prepared ahead is committed in its turn only, and only if it would be prepared in the same way now. */
  private async await(
    turn: () => Promise<boolean>,
    { manager }: UnitOfWork,
    profile: ProfileConfig,
    planned: Planned,
  ): Promise<void> {
    if (planned.type !== 'call') throw new TooEarlyError('there is nothing to call for');
    if (!(await turn())) throw new TooEarlyError('its turn has not come');
    const closedMs = closedForMs(profile.datasul.window, this.clock.now());
    if (closedMs > 0) throw new TooEarlyError('the window has closed');
    const caution = await readCaution(manager, profile.id);
    if (caution.isCareful || itemsOf(profile, caution) < planned.call.items.length)
      throw new TooEarlyError('the profile has become careful');
  }
}

/** Parked at once, and a person is told: time brings no key back. Who has given it back lets the task go on. */
function cannotOpen({ message }: Error): TaskFailure {
  return { class: 'permanent', reason: `the employee cannot be opened: ${message}` };
}

function itemsOf({ datasul }: ProfileConfig, { mostItems }: Caution): number {
  return Math.min(datasul.itemsPerCall, mostItems ?? datasul.itemsPerCall);
}

function pairOf(entry: PayrollEntry | undefined): [string, PayrollEntry][] {
  return entry ? [[entry.id, entry]] : [];
}
