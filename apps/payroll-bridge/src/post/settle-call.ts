import { Inject, Injectable } from '@nestjs/common';
import type { DatasulPosted, ReplyEntry } from '@ponte/clients/datasul';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { LookupHasher, Sealer } from '@ponte/platform';
import { EntryBook } from '../ledger/entry-book';
import { EntrySettling, type EntryChange } from '../ledger/entry-settling';
import type { PayrollEntry } from '../ledger/payroll-entry.entity';
import { callHmac } from './call-hmac';
import { finishCall } from './call.store';
import { callSubject } from './call-subject';
import { addFailure, endCaution, releaseCaution } from './caution.store';
import type { PreparedCall } from './prepare-call';
import type { EntryEnd } from './rules/entry-ends.rules';

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
  constructor(
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly settling: EntrySettling,
    private readonly sealer: Sealer,
    private readonly hasher: LookupHasher,
  ) {}

  /** @throws what the database throws: nothing is written then, and it may be called again */
  settle(settled: SettledCall): Promise<CautionChange> {
    return this.units.run(async (unit) => {
      const { call, ends } = settled;
      const book = await EntryBook.lock(
        unit.manager,
        ends.map(({ id }) => id),
      );
      const changes = ends.map((end) => changeOf(call.id, end, book.get(end.id)));
      await this.settling.settleLocked(unit, book, changes);
      await this.record(unit, settled);
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

  private async learn({ manager }: UnitOfWork, settled: SettledCall): Promise<CautionChange> {
    const { call, readable } = settled;
    const { id } = call.profile;
    if (readable === true) return { ended: await endCaution(manager, id) };
    if (readable === false)
      return { failures: await addFailure(manager, id, call.items.length), ended: false };
    await releaseCaution(manager, id);
    return { ended: false };
  }
}

/** Its task has ended if the entry is unknown by now: what is to be sent after all is then enqueued anew. */
function changeOf(
  callId: string,
  { id, move }: EntryEnd,
  entry: PayrollEntry | undefined,
): EntryChange {
  const isLate = entry?.state === 'unknown';
  const onlyIf = { states: ['sending', 'unknown'], callId } as const;
  return { id, move: isLate && move.kind === 'unsend' ? { kind: 'resend' } : move, onlyIf };
}
