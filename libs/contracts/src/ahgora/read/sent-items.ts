import { isUtf8 } from 'node:buffer';
import { JsonTextError } from '../../json/parse-json';
import { type BodyFault, NOT_JSON } from './body-fault';
import { type ItemSpan, scanItems } from './item-scanner';
import { parseItem } from './parse-item';
import { itemFaults, KEYS, LINE_KEYS } from './read-item';
import { repeatedKeys } from './repeated-keys';

/** One item of a body, parsed; what is in it is {@link understoodItem}'s to say. */
export interface SentItem {
  readonly text: string;
  /** `undefined` if it is no JSON; numbers are `SentNumber`s. */
  readonly value: unknown;
  readonly span: ItemSpan;
  /** Why the whole body is not taken because of it, each with its place, as if every list were one. */
  readonly faults: readonly BodyFault[];
}

/**
 * Reads the items of a body one by one, so that whoever reads decides when to go on.
 *
 * @returns each item; `null` behind each other field, which is a piece of work too; at the end what is wrong with the body
 * around its items, `null` if nothing is
 */
export function* sentItems(body: Buffer): Generator<SentItem | null, BodyFault | null> {
  if (!isUtf8(body)) return { path: '', message: 'não é UTF-8 (RFC 8259)' };
  const scan = scanItems(body);
  let next = scan.next();
  for (let index = 0; !next.done; next = scan.next()) {
    yield next.value && sentItem(body, next.value, `/items/${index}`);
    if (next.value) index += 1;
  }
  return next.value;
}

function sentItem(body: Buffer, span: ItemSpan, path: string): SentItem {
  const text = body.toString('utf8', span.from, span.to);
  try {
    const value = parseItem(text);
    const repeated = repeatedKeys(text, value, path, { item: KEYS, line: LINE_KEYS });
    const faults = repeated.length > 0 ? repeated : itemFaults(value, path);
    return { text, value, span, faults };
  } catch (error) {
    if (error instanceof JsonTextError)
      return { text, value: undefined, span, faults: [{ path, message: NOT_JSON }] };
    throw error;
  }
}
