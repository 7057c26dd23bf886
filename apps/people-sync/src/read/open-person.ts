import type { Sealer } from '@ponte/platform';
import type { EmployeeFacts, PersonFacts } from '../rules/facts';
import { openFacts } from './open-facts';

/** A person as it stands in `people_record`, with the bonds that are present. */
export interface StoredPerson {
  readonly profile: string;
  /** The keyed hash. */
  readonly key: string;
  readonly present: boolean;
  readonly version: number;
  readonly changedAt: Date;
  readonly sealed: string;
  readonly bonds: readonly { readonly key: string; readonly sealed: string }[];
}

/** What was read of a person, in clear: not to be stored, logged or told. */
export interface OpenedPerson {
  readonly person: PersonFacts;
  /** In the order of the stored bonds. */
  readonly bonds: readonly EmployeeFacts[];
}

/**
 * Opens what was read of a person and its bonds.
 *
 * @throws SealError if one of them cannot be opened, or is somebody else's; its message quotes nothing of what was sealed
 */
export function openPerson(
  sealer: Sealer,
  { profile, key, sealed, bonds }: Pick<StoredPerson, 'profile' | 'key' | 'sealed' | 'bonds'>,
): OpenedPerson {
  return {
    person: openFacts<PersonFacts>(sealer, profile, key, sealed),
    bonds: bonds.map((bond) => openFacts<EmployeeFacts>(sealer, profile, key, bond.sealed)),
  };
}
