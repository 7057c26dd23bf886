import { personSubject } from '@ponte/contracts';
import { SealError, type Sealer } from '@ponte/platform';
import type { EmployeeFacts, PersonFacts } from '../rules/facts';

/** A person as it stands in `people_record`, with the bonds that are present. */
export interface StoredPerson {
  readonly profile: string;
  /** The keyed hash. */
  readonly key: string;
  readonly present: boolean;
  readonly version: number;
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
  const expected = { purpose: 'person', subject: personSubject(profile, key) };
  const open = <T>(text: string): T => {
    try {
      return JSON.parse(sealer.open(text, expected).toString('utf8')) as T;
    } catch (error) {
      if (error instanceof SealError) throw error;
      // V8's message quotes the text, which is personal data.
      throw new SealError('malformed', 'what was sealed is no JSON');
    }
  };
  return {
    person: open<PersonFacts>(sealed),
    bonds: bonds.map((bond) => open<EmployeeFacts>(bond.sealed)),
  };
}
