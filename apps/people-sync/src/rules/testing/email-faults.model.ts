import { localFault } from '../fault-table';
import type { LocalFault } from '../local-fault';

/** A person's part in the question whose an e-mail is. */
export interface EmailClaim {
  readonly key: string;
  /** What is wanted at Feedz; null: nothing is. */
  readonly wants: string | null;
  /** What Feedz has for the person, or may have. */
  readonly holds: readonly string[];
  readonly present: boolean;
  readonly unbound: boolean;
}

/**
 * Whose an e-mail is, all persons looked at at once and each against each: what the decision in pages has to come to. The time
 * grows with the square of those who share one.
 */
export function emailFaultsModel(claims: readonly EmailClaim[]): ReadonlyMap<string, LocalFault> {
  const faults = new Map<string, LocalFault>();
  const waits = new Map<string, readonly EmailClaim[]>();
  for (const claim of claims) {
    const { key, wants, holds } = claim;
    if (wants === null || holds.includes(wants)) continue;
    const others = claims.filter((other) => other !== claim && other.wants === wants);
    const before = claims.filter((other) => other !== claim && other.holds.includes(wants));
    const gone = before.filter(({ present }) => !present);
    const unbound = before.filter((other) => other.unbound);
    if (others.length > 0) faults.set(key, localFault('e-mail-taken'));
    else if (gone.length > 0)
      faults.set(key, localFault('e-mail-of-gone', { heldFor: named(gone) }));
    else if (unbound.length > 0)
      faults.set(key, localFault('e-mail-of-unbound', { heldFor: named(unbound) }));
    else if (before.length > 0) waits.set(key, before);
  }
  for (const [key, before] of waits)
    faults.set(
      key,
      isRing(key, waits)
        ? localFault('e-mail-swapped')
        : localFault('e-mail-still-taken', { heldFor: named(before) }),
    );
  return faults;
}

function named(holders: readonly EmailClaim[]): LocalFault['heldFor'] {
  const keys = holders.map(({ key }) => key).sort();
  return keys.slice(0, 10).map((key) => ({ entity: 'person', key }));
}

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
