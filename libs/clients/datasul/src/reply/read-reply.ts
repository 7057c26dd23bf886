import { CONFLICT, fieldOf, isRecord, listOf } from '../read-field';
import { readEntry } from './read-entry';
import type { ReplyEntry } from './reply-entry';

/**
 * Reads a reply, `{ response: [{ resultados: [entry, …] }, …] }`, into its entries: one `response` element for all or one
 * per employee, an object where a list is meant, an element that is an entry itself.
 * @returns undefined if it has no `response`; an empty list if that has no entries
 */
export function readReply(json: unknown): readonly ReplyEntry[] | undefined {
  const responses = listOf(json)
    .filter(isRecord)
    .map((record) => fieldOf(record, 'response'))
    .filter((response) => response === CONFLICT || typeof response === 'object');
  if (responses.length === 0) return undefined;
  return responses.flatMap((response) => listOf(response)).flatMap(entriesOf);
}

function entriesOf(element: unknown): readonly ReplyEntry[] {
  if (!isRecord(element)) return [readEntry(element)];
  const results = fieldOf(element, 'resultados');
  if (results !== undefined) return listOf(results).map(readEntry);
  return Object.values(element).every((value) => value === null) ? [] : [readEntry(element)];
}
