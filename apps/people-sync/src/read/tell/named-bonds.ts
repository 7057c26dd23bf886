import { PERSON_BONDS } from '@ponte/contracts';
import type { StoredBond } from '../person-pages';

/** The bonds that an event names: of more than it can, active ones first, then those that began last. */
export function namedBonds(bonds: readonly StoredBond[]): readonly StoredBond[] {
  if (bonds.length <= PERSON_BONDS) return bonds;
  const order = ({ clear, key }: StoredBond): string[] => [
    clear.active ? '1' : '0',
    clear.admissionMonth ?? '',
    key,
  ];
  const compare = (a: StoredBond, b: StoredBond): number => {
    const [left, right] = [order(a), order(b)];
    const at = left.findIndex((part, place) => part !== right[place]);
    return at < 0 ? 0 : (left[at] ?? '') > (right[at] ?? '') ? -1 : 1;
  };
  return bonds.toSorted(compare).slice(0, PERSON_BONDS);
}
