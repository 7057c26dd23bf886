import { PERSON_BONDS } from '@ponte/contracts';
import { compareBonds } from '../../rules/choose-bond.rules';
import type { EmployeeFacts } from '../../rules/facts';

/**
 * The bonds that an event names: of more than it can, those that the rule prefers, so that the one which counts for Feedz is
 * among them.
 * @param factsOf opens a bond; asked only where there are more
 * @param today `YYYY-MM-DD` in São Paulo
 */
export function namedBonds<B>(
  bonds: readonly B[],
  factsOf: (bond: B) => EmployeeFacts,
  today: string,
): readonly B[] {
  if (bonds.length <= PERSON_BONDS) return bonds;
  return bonds
    .map((bond) => ({ bond, facts: factsOf(bond) }))
    .sort((one, other) => compareBonds(one.facts, other.facts, today))
    .slice(0, PERSON_BONDS)
    .map(({ bond }) => bond);
}
