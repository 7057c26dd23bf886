import { getByPointer } from '@ponte/clients/http';
import { mapResult, type ResultMapping } from './order-mapping';
import type { OrderSearch } from './validation-platform';

/** Names under which platforms put a list. */
const LIST_KEYS = ['orders', 'results', 'items', 'data'];

/**
 * Judges the answer to `GET /orders?externalId=…`: a list, a list in an object, or one order. "Surely not there" is said
 * only of an empty list: a server that does not know the filter answers everybody's orders, and ours may be on page two.
 * @param answer the parsed body
 */
export function searchAnswer(
  answer: unknown,
  externalId: string,
  mapping: ResultMapping,
  idPointer: string,
): OrderSearch {
  const candidates = candidatesIn(answer);
  if (candidates === null) {
    return {
      found: 'unsure',
      reason: 'the answer to the search is neither an order nor a list of orders',
    };
  }
  if (candidates.length === 0) {
    return { found: 'none' };
  }
  const ours = candidates.find((item) => getByPointer(item, mapping.externalId) === externalId);
  if (ours !== undefined) {
    return { found: 'order', order: mapResult(ours, mapping, idPointer) };
  }
  return {
    found: 'unsure',
    reason: `the search answered ${candidates.length} orders and none with our id: the platform may not filter by it`,
  };
}

function candidatesIn(answer: unknown): readonly unknown[] | null {
  if (Array.isArray(answer)) {
    return answer;
  }
  if (typeof answer !== 'object' || answer === null) {
    return null;
  }
  const members = answer as Readonly<Record<string, unknown>>;
  const list = LIST_KEYS.filter((key) => Object.hasOwn(members, key))
    .map((key) => members[key])
    .find(Array.isArray);
  return (list as readonly unknown[] | undefined) ?? [answer];
}
