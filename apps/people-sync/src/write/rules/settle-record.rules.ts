import { BY_FEEDZ, NO_VERDICT, type FeedzRecord, type Verdict } from '../feedz-record';
import { mayGo, type RecordState } from './record-states.rules';

/** What the end of a lot says of one of its records. */
export type RecordEnd =
  | { readonly kind: 'accepted' }
  | ({ readonly kind: 'refused' | 'held' } & Pick<
      Verdict,
      'code' | 'reason' | 'message' | 'heldFor'
    >)
  /** Feedz may have it or not. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Surely not taken: it waits for the next run. */
  | { readonly kind: 'not-sent' };

/** What becomes of a record when its lot has ended. What may be at Feedz without our knowing is sent again. */
export function settleRecord(
  record: FeedzRecord,
  end: RecordEnd,
  { run, now }: { readonly run: string; readonly now: Date },
): FeedzRecord {
  const next = { ...settled(record, end, now), run };
  if (!mayGo('settle', record.state, next.state))
    throw new Error(`a record that is ${record.state} cannot be settled as ${next.state}`);
  return next;
}

function settled(record: FeedzRecord, end: RecordEnd, now: Date): FeedzRecord {
  const to = (state: RecordState, verdict: Verdict): FeedzRecord => ({
    ...record,
    ...verdict,
    state,
  });
  switch (end.kind) {
    case 'accepted':
      return {
        ...to('accepted', BY_FEEDZ),
        ...{ again: false, acceptedHash: record.wantedHash, acceptedManager: record.manager },
        ...{ acceptedEmailHash: record.emailHash, acceptedAt: now, accepted: record.wanted },
        ...{ doubtedEmailHash: null, doubted: null },
      };
    case 'refused':
    case 'held': {
      const { code, reason, message, heldFor } = end;
      const next = to(end.kind, { by: 'feedz', code, reason, message, heldFor });
      return isNeverTaken(record, end) ? { ...next, doubtedEmailHash: null, doubted: null } : next;
    }
    case 'unknown': {
      const { emailHash: doubtedEmailHash, wanted: doubted } = record;
      const doubt = { again: true, doubtedEmailHash, doubted };
      return { ...to('unknown', { ...BY_FEEDZ, reason: end.reason }), ...doubt };
    }
    case 'not-sent':
      return to('held', { ...NO_VERDICT, by: 'ponte', reason: 'not-sent' });
  }
}

/** Feedz's codes for what is wrong with the record itself, whatever else is there and whenever it is sent. */
const OF_THE_RECORD: ReadonlySet<number | null> = new Set([
  ...[5009, 5011, 5012, 5014, 5015, 5016, 5030, 5031, 5032],
]);

/**
 * Whether an answer ends the doubt about a record that was sent before: the very same one is refused for itself, so it was not
 * taken then either, nor will it be by a process that is still at work.
 */
function isNeverTaken({ doubted, wanted }: FeedzRecord, end: RecordEnd): boolean {
  return end.kind === 'refused' && doubted === wanted && OF_THE_RECORD.has(end.code);
}
