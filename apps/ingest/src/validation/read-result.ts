import {
  getByPointer,
  type OrderResultConfig,
  scalarText,
} from '@ponte/clients/validation-platform';
import type { ContractFault } from '@ponte/contracts';
import { idText } from '../edge/id-text';
import { toldDate } from '../edge/told-date';

/** A platform's result, read by the configured pointers. What the platform does not say is absent. */
export interface ReadResult {
  readonly externalId: string;
  readonly outcome: string | undefined;
  readonly score: number | string | undefined;
  readonly summary: string | undefined;
  /** ISO 8601, UTC. */
  readonly date: string;
}

/** Reads a result, or says which pointer leads to nothing usable. */
export function readResult(
  body: Readonly<Record<string, unknown>>,
  pointers: OrderResultConfig,
  receivedAt: Date,
): ReadResult | ContractFault {
  const at = (pointer: string): unknown => getByPointer(body, pointer);
  const externalId = idText(body, pointers.externalId, 'the externalId that the order was given');
  if (typeof externalId !== 'string') return externalId;
  const date = toldDate(at(pointers.date), receivedAt);
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
