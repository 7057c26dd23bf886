import { localFault } from './fault-table';
import type { LocalFault } from './local-fault';

/** A person's part in the question whose an e-mail is. E-mails stand here as keyed hashes of `emailHashText`. */
export interface EmailClaim {
  /** By which faults name the person: its keyed hash. */
  readonly key: string;
  /** What is wanted at Feedz; null: nothing is, e.g. because the record is refused for something else. */
  readonly wants: string | null;
  /** What Feedz has for the person, or may have if an outcome is not known. */
  readonly holds: readonly string[];
  /** Whether the person is in Datasul. */
  readonly present: boolean;
}

/**
 * Who may not have the e-mail that is wanted (5013: Feedz lets no two persons have one, in a lot or at all):
 * - of several who want one, those who hold it already keep it; all others are refused.
 * - one that somebody else still holds, who does not want it any more: held until that change is accepted.
 * - where such changes wait for each other in a ring, all of it is refused: Feedz takes none of them first.
 * - one that is held by somebody who is not in Datasul any more: refused, because nothing will free it by itself.
 * @param claims of all who want or hold one of the e-mails in question, each person once, in any order
 * @returns faults by key; a person that is not named may be sent
 */
export function emailFaults(claims: readonly EmailClaim[]): ReadonlyMap<string, LocalFault> {
  const claimants = grouped(claims, ({ wants }) => (wants === null ? [] : [wants]));
  const holders = grouped(claims, ({ holds }) => holds);
  const faults = new Map<string, LocalFault>();
  const waits = new Map<string, readonly EmailClaim[]>();
  for (const claim of claims) {
    const { key, wants, holds } = claim;
    if (wants === null || holds.includes(wants)) continue;
    const others = (claimants.get(wants) ?? []).filter((other) => other !== claim);
    const before = (holders.get(wants) ?? []).filter((other) => other !== claim);
    if (others.length > 0) faults.set(key, localFault('e-mail-taken'));
    else if (before.some(({ present }) => !present)) faults.set(key, localFault('e-mail-of-gone'));
    else if (before.length > 0) waits.set(key, before);
  }
  for (const [key, before] of waits) {
    const heldFor = before
      .map((other) => ({ entity: 'person' as const, key: other.key }))
      .sort((one, other) => (one.key < other.key ? -1 : 1))
      .slice(0, MOST_NAMED);
    faults.set(
      key,
      isRing(key, waits)
        ? localFault('e-mail-swapped')
        : localFault('e-mail-still-taken', { heldFor }),
    );
  }
  return faults;
}

/** Events name no more. */
const MOST_NAMED = 10;

/** Whether whom a person waits for waits, in the end, for that person. */
function isRing(key: string, waits: ReadonlyMap<string, readonly EmailClaim[]>): boolean {
  const seen = new Set<string>();
  const open = [key];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const other of waits.get(next) ?? []) {
      if (other.key === key) return true;
      if (!seen.has(other.key)) open.push(other.key);
      seen.add(other.key);
    }
  }
  return false;
}

function grouped(
  claims: readonly EmailClaim[],
  keysOf: (claim: EmailClaim) => readonly string[],
): ReadonlyMap<string, EmailClaim[]> {
  const groups = new Map<string, EmailClaim[]>();
  for (const claim of claims)
    for (const key of keysOf(claim)) {
      const group = groups.get(key);
      if (group) group.push(claim);
      else groups.set(key, [claim]);
    }
  return groups;
}
