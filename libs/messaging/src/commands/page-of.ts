import { RESULT_BYTES } from './command-result';

/** One page of a list, and where the next begins. */
export interface Page<T> {
  readonly items: readonly T[];
  /** To be given as `after`; `null` on the last page. */
  readonly next: string | null;
}

/** What the rest of an answer may take. */
const ROOM_BYTES = 8 * 1024;

/**
 * The longest beginning of `found` that a command's result can carry.
 *
 * @param found items in the order of their cursor, at most `limit`
 * @param limit how many were asked for: as many found means that there may be more
 * @param cursor of an item; a page begins after it
 */
export function pageOf<T>(
  found: readonly T[],
  limit: number,
  cursor: (item: T) => string,
): Page<T> {
  let bytes = ROOM_BYTES;
  let count = 0;
  for (const item of found) {
    bytes += Buffer.byteLength(JSON.stringify(item) ?? 'null') + 1;
    if (bytes > RESULT_BYTES) break;
    count += 1;
  }
  // One item that is too large by itself must not end the list: the answer says that it is too large.
  const items = found.slice(0, Math.max(count, Math.min(1, found.length)));
  const last = items.at(-1);
  const more = items.length < found.length || found.length >= limit;
  return { items, next: more && last !== undefined ? cursor(last) : null };
}
