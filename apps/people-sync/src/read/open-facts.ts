import { personSubject } from '@ponte/contracts';
import { SealError, type Sealer } from '@ponte/platform';

/**
 * Opens what was read of a person, or of one of its bonds.
 *
 * @param person the keyed hash for which it was sealed
 * @throws SealError if it cannot be opened, or is somebody else's; its message quotes nothing of what was sealed
 */
export function openFacts<T>(sealer: Sealer, profile: string, person: string, sealed: string): T {
  const expected = { purpose: 'person', subject: personSubject(profile, person) };
  const text = sealer.open(sealed, expected).toString('utf8');
  try {
    return JSON.parse(text) as T;
  } catch {
    // V8's message quotes the text, which is personal data.
    throw new SealError('malformed', 'what was sealed is no JSON');
  }
}
