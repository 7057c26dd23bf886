import {
  getByPointer,
  type OrderResultConfig,
  scalarText,
} from '@ponte/clients/validation-platform';
import type { ContractFault } from '@ponte/contracts';
import { resultDate } from './result-date';

/** A platform's result, read by the configured pointers. What the platform does not say is absent. */
export interface ReadResult {
  readonly externalId: string;
  readonly outcome: string | undefined;
  readonly score: number | string | undefined;
  readonly summary: string | undefined;
  /** ISO 8601, UTC. */
  readonly date: string;
}

const MOST_ID_CHARACTERS = 255;
/** Half of a surrogate pair: no text, and nothing that UTF-8 could carry. */
const HALF_PAIR = /\p{Surrogate}/u;

/** Reads a result, or says which pointer leads to nothing usable. */
export function readResult(
  body: Readonly<Record<string, unknown>>,
  pointers: OrderResultConfig,
  receivedAt: Date,
): ReadResult | ContractFault {
  const at = (pointer: string): unknown => getByPointer(body, pointer);
  const externalId = scalarText(at(pointers.externalId));
  if (externalId === undefined) {
    const message = 'is missing: must be the externalId that the order was given';
    return { path: pointers.externalId, message };
  }
  // It becomes the record's key and part of the seals' label, so nonsense is refused before anything is sealed.
  if (externalId.length > MOST_ID_CHARACTERS || HALF_PAIR.test(externalId)) {
    const message = `must be a well-formed text of at most ${MOST_ID_CHARACTERS} characters`;
    return { path: pointers.externalId, message };
  }
  const date = resultDate(at(pointers.date), receivedAt);
  if (date === undefined) {
    const message =
      'must be a date: ISO 8601, a day (YYYY-MM-DD, taken in São Paulo) or epoch milliseconds';
    return { path: pointers.date, message };
  }
  const score = at(pointers.score);
  return {
    externalId,
    outcome: scalarText(at(pointers.outcome)),
    score: typeof score === 'number' ? score : scalarText(score),
    summary: scalarText(at(pointers.summary)),
    date,
  };
}
