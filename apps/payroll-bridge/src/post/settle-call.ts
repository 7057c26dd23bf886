import { Inject, Injectable } from '@nestjs/common';
import type { DatasulPosted, ReplyEntry } from '@ponte/clients/datasul';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { LookupHasher, PonteLogger, Sealer } from '@ponte/platform';
import { EntryBook } from '../ledger/entry-book';
import { EntrySettling, type ChangeResult, type EntryChange } from '../ledger/entry-settling';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { callHmac } from './call-hmac';
import { finishCall } from './call.store';
import { forgetWaits } from './forget-waits';
import { callSubject } from './call-subject';
import { addFailure, addThrottle, endCaution, releaseCaution } from './caution.store';
import type { PreparedCall } from './prepare-call';
import type { EntryEnd } from './rules/entry-ends.rules';

/** So many entries are named in a log line. */
const MOST_NAMED = 20;

/** How a call ended, with what is done about its entries. */
export interface SettledCall {
  readonly call: PreparedCall;
  readonly posted?: DatasulPosted;
  readonly outcome: string;
  readonly durationMs: number;
  readonly ends: readonly EntryEnd[];
  readonly leftover: readonly ReplyEntry[];
  /** Whether Datasul answered in a way that can be read; `undefined`: it tells nothing of that. */
  readonly readable: boolean | undefined;
  /** Datasul asked for fewer calls: none for so many milliseconds. */
  readonly throttledMs?: number;
}

/** What the profile is afterwards. */
export interface CautionChange {
  /** Calls in a row without a readable reply, if this was one. */
  readonly failures?: number;
  /** Whether it was cautious until this call. */
  readonly ended: boolean;
}

/**
 * The transaction after a call: entries, who waits for them, the record of the call, and how careful the profile is. It
 * may come late: an entry that became unknown meanwhile is settled too, unless a person or another call came first.
 */
@Injectable()
export class CallSettlement {
  private readonly log: PonteLogger;

  constructor(
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly settling: EntrySettling,
    private readonly sealer: Sealer,
    private readonly hasher: LookupHasher,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'datasul' });
  }

  /** @throws what the database throws: nothing is written then, and it may be called again */
  settle(settled: SettledCall): Promise<CautionChange> {
    return this.units.run(async (unit) => {
      const { call, ends } = settled;
      const book = await EntryBook.lock(
        unit.manager,
        ends.map(({ id }) => id),
        call.sent,
      );
      const changes = ends.map((end) => changeOf(call.id, end, book.get(end.id)));
      const wereSent = ends.filter(({ id }) => book.get(id)?.state === 'sending');
      const results = await this.settling.settleLocked(unit, book, changes);
      await this.record(unit, settled);
      const wasSent = settled.outcome === 'unprocessed';
      await forgetWaits(unit.manager, call.id, wereSent.filter(isWait), wasSent);
      this.contradicted(settled, results);
      return this.learn(unit, settled);
    });
  }

  private record({ manager }: UnitOfWork, settled: SettledCall): Promise<void> {
    const { call, posted, outcome, durationMs, ends, leftover } = settled;
    const raw = posted && 'raw' in posted ? posted.raw : undefined;
    const status = posted && 'status' in posted ? (posted.status ?? null) : null;
    const seal = (text: string | Buffer): string =>
      this.sealer.seal(callSubject(call.profile.source, call.id), text);
    return finishCall(
      manager,
      {
        ...{ id: call.id, durationMs, outcome, status },
        responseHmac: raw ? callHmac(this.hasher, raw) : null,
        responseBody: raw ? seal(raw.bytes) : null,
        leftover: leftover.length > 0 ? seal(JSON.stringify(leftover)) : null,
      },
      ends.map(({ id, recorded }) => ({ id, ...recorded })),
    );
  }

  /** What Datasul said late of entries about which somebody has decided, or that were sent anew: only a person can judge. */
  private contradicted({ call, ends }: SettledCall, results: readonly ChangeResult[]): void {
    const known = results.filter(
      ({ moved, entry }, index) =>
        !moved &&
        (ends[index]?.recorded.outcome === 'accepted' ||
          ends[index]?.recorded.outcome === 'refused') &&
        entry?.state !== ends[index].recorded.outcome,
    );
    if (known.length === 0) return;
    const entries = known.slice(0, MOST_NAMED).map(({ id, entry }) => `${id} ${entry?.state}`);
    const what = 'a late reply contradicts what was decided or sent since: compare with Datasul';
    const alert = 'datasul-late-reply-contradicts';
    this.log.error({ alert, call: call.id, count: known.length, entries }, what);
  }

  private async learn({ manager }: UnitOfWork, settled: SettledCall): Promise<CautionChange> {
    const { call, readable } = settled;
    const { id } = call.profile;
    if (readable === true) return { ended: await endCaution(manager, id) };
    if (readable === false)
      return { failures: await addFailure(manager, id, call.items.length), ended: false };
    if (settled.throttledMs === undefined) await releaseCaution(manager, id);
    else await addThrottle(manager, id, settled.throttledMs);
    return { ended: false };
  }
}

/** Surely not posted, and not a part of a call that is taken apart, of which each step matters. */
function isWait({ move, recorded }: EntryEnd): boolean {
  return recorded.outcome === 'waits' && move.kind === 'unsend' && move.partLimit === undefined;
}

/**
 * Its task has ended if the entry is unknown by now: what is to be sent after all is then enqueued anew. If it waits to be
 * sent again, and was not yet, its success is no late one: the task that would have done so ends without a call.
 */
function changeOf(
  callId: string,
  { id, move }: EntryEnd,
  entry: PayrollEntry | undefined,
): EntryChange {
  const isLate = entry?.state === 'unknown';
  const isSuccess = move.kind === 'settle' && move.outcome === 'accepted';
  const states = ['sending', 'unknown', ...(isSuccess ? (['received'] as const) : [])] as const;
  const onlyIf = { states, callId };
  return { id, move: isLate && move.kind === 'unsend' ? { kind: 'resend' } : move, onlyIf };
}
