import { localFault } from './fault-table';
import type { FaultReason, LocalFault, Needed } from './local-fault';

/** Somebody who has an e-mail at Feedz, or may have it because an outcome is not known. */
export interface EmailHolder {
  /** By which faults name the person: its keyed hash. */
  readonly key: string;
  /** Whether the person is in Datasul. */
  readonly present: boolean;
  /** Whether the person has no bond: nothing is wanted of it at Feedz, and so it is never sent. */
  readonly unbound: boolean;
}

/** What stands against the e-mail that a person wants and does not have. */
export interface EmailQuestion {
  /** Whether somebody else wants it as well. */
  readonly isWanted: boolean;
  /** Everybody else who has it, or may have it. */
  readonly holders: readonly EmailHolder[];
  /** Whether they wait, in the end, for that person: see `ringMembers`. */
  readonly isInRing: boolean;
}

/**
 * Who may not have the e-mail that is wanted (5013: Feedz lets no two persons have one, in a lot or at all):
 * - of several who want one, those who hold it already keep it; all others are refused.
 * - one that is held by somebody who is not in Datasul any more, or has no bond there: refused, because nothing will free it by
 *   itself. The holder is named; who frees the e-mail at Feedz says so.
 * - one that somebody else still holds, who does not want it any more: held until that change is accepted.
 * - where such changes wait for each other in a ring, all of it is refused: Feedz takes none of them first.
 * @returns undefined: the person may be sent
 */
export function emailFault({ isWanted, holders, isInRing }: EmailQuestion): LocalFault | undefined {
  if (isWanted) return localFault('e-mail-taken');
  const gone = holders.filter(({ present }) => !present);
  if (gone.length > 0) return localFault('e-mail-of-gone', { heldFor: named(gone) });
  const unbound = holders.filter((holder) => holder.unbound);
  if (unbound.length > 0) return localFault('e-mail-of-unbound', { heldFor: named(unbound) });
  if (holders.length === 0) return undefined;
  return isInRing
    ? localFault('e-mail-swapped')
    : localFault('e-mail-still-taken', { heldFor: named(holders) });
}

/** Whether a person waits for the change of others, and so may stand in a ring. */
export function isWaiting(question: Omit<EmailQuestion, 'isInRing'>): boolean {
  return emailFault({ ...question, isInRing: false })?.reason === 'e-mail-still-taken';
}

/** Reasons that only somebody who frees an e-mail at Feedz can end, and who says so then. */
export const FREED_BY_HAND: readonly FaultReason[] = ['e-mail-of-gone', 'e-mail-of-unbound'];

/** Events name no more. */
const MOST_NAMED = 10;

function named(holders: readonly EmailHolder[]): Needed[] {
  return holders
    .map(({ key }) => ({ entity: 'person' as const, key }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .slice(0, MOST_NAMED);
}
