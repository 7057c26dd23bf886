import { getByPointer, scalarText } from '@ponte/clients/validation-platform';
import type { ContractFault } from '@ponte/contracts';

const MOST_CHARACTERS = 255;
/** Half of a surrogate pair: no text, and nothing that UTF-8 could carry. */
const HALF_PAIR = /\p{Surrogate}/u;

/**
 * An id that a sender gives, which becomes a record's key and part of the seals' label: nonsense is refused before
 * anything is sealed.
 *
 * @param what it must be, for whoever mends the pointer
 */
export function idText(body: unknown, pointer: string, what: string): string | ContractFault {
  const id = scalarText(getByPointer(body, pointer));
  if (id === undefined) return { path: pointer, message: `is missing: must be ${what}` };
  if (id.length <= MOST_CHARACTERS && !HALF_PAIR.test(id)) return id;
  const message = `must be a well-formed text of at most ${MOST_CHARACTERS} characters`;
  return { path: pointer, message };
}
