import {
  acceptedValue,
  standingValue,
  type ComparedValue,
  type PayrollEntry,
} from './payroll-entry.entity';
import { sameValue } from './same-value';

/** Why the ledger refuses a rubrica in which nothing is wrong. */
export type LedgerRefusal =
  'replaced' | 'superseded' | 'being-posted' | 'correction' | 'awaits-check';

/** What is to be done with a value that a request brought. */
export type Decision =
  /** A key that was never heard of: it is posted. */
  | { readonly do: 'begin' }
  /** The same is on its way: the request waits with those who wait. */
  | { readonly do: 'join' }
  /** Another value was to be posted and was not yet: this one is, instead. */
  | { readonly do: 'replace' }
  /** It is posted (again). */
  | { readonly do: 'post' }
  /** It is what was accepted: answered from the ledger. */
  | { readonly do: 'answer' }
  /** It is what was accepted before a correction that was refused or not sent: answered, and nothing else is wanted. */
  | { readonly do: 'restore' }
  /** Nobody knows whether it was posted: told so at once, and again when it is found out. */
  | { readonly do: 'doubt' }
  | { readonly do: 'refuse'; readonly reason: LedgerRefusal };

/** The policy of the profile for another value than the accepted one. */
export type Corrections = 'refuse' | 'post';

/** A value, and when the request was received that brought it. */
export type AskedValue = ComparedValue & { readonly receivedAt: Date };

/**
 * What the ledger says to a value. The rule behind all of it: what may have been posted is not posted again, unless it is a
 * correction that the profile allows or a person reopened it.
 *
 * @param entry the row of its key, locked; undefined if there is none
 * @param newestAt when the newest request was received that asked for the key, if that is known to be another than the one
 *   that brought the entry's value
 */
export function decide(
  entry: PayrollEntry | undefined,
  value: AskedValue,
  corrections: Corrections,
  newestAt?: Date,
): Decision {
  if (!entry) return { do: 'begin' };
  const same = sameValue(entry, value);
  // A dead letter that is replayed, or a partition that lagged: its sender has said something else since.
  if (!same && isOlder(value, entry.receivedAt, newestAt))
    return { do: 'refuse', reason: 'superseded' };
  const accepted = acceptedValue(entry);
  const standing = standingValue(entry);
  const correction: Decision =
    corrections === 'post' ? { do: 'post' } : { do: 'refuse', reason: 'correction' };
  switch (entry.state) {
    case 'received':
      if (same) return { do: 'join' };
      // It goes out again because nobody could tell: it may stand there, so nobody is told that it was replaced in time.
      if (entry.unsure) return { do: 'refuse', reason: 'being-posted' };
      if (standing && sameValue(standing, value)) return { do: 'restore' };
      // A correction waits that was allowed when it came; another one is not.
      return accepted && corrections === 'refuse'
        ? { do: 'refuse', reason: 'being-posted' }
        : { do: 'replace' };
    case 'sending':
      return same ? { do: 'join' } : { do: 'refuse', reason: 'being-posted' };
    case 'accepted':
      return same ? { do: 'answer' } : correction;
    case 'refused':
      if (standing && sameValue(standing, value)) return { do: 'restore' };
      return accepted ? correction : { do: 'post' };
    case 'unknown':
      return same ? { do: 'doubt' } : { do: 'refuse', reason: 'awaits-check' };
    case 'reopened':
      return { do: 'post' };
  }
}

/**
 * The same for a value in which, or beside which, something is wrong: nothing of it is posted, but what stands at Datasul,
 * may stand there or is being posted is answered all the same. "Não lançada" of it would have somebody type it in by hand.
 * @returns undefined if the ledger has no answer to it
 */
export function decideFaulty(
  entry: PayrollEntry | undefined,
  value: AskedValue,
  newestAt?: Date,
): Decision | undefined {
  const decision = decide(entry, value, 'refuse', newestAt);
  return ['join', 'answer', 'restore', 'doubt'].includes(decision.do) ? decision : undefined;
}

function isOlder({ receivedAt }: AskedValue, ...others: (Date | undefined)[]): boolean {
  return others.some((other) => other !== undefined && receivedAt < other);
}
