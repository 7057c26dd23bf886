import { parseJson } from '../../json/parse-json';
import { SentNumber } from './sent-number';

/** Where a number may stand that is the value of a key. In a text (`"às 8: 30"`) it looks so too, which costs time alone. */
const MAYBE_NUMBER = /:\s*-?\d/;

/**
 * Parses one item. Numbers come as {@link SentNumber}; PontoWeb sends texts, so that is rare, and only then is the item
 * parsed a second time, with a reviver, which takes ten times as long.
 *
 * @throws JsonTextError if it is not JSON or nested deeper than 64 levels
 */
export function parseItem(text: string): unknown {
  const value = parseJson(text);
  return MAYBE_NUMBER.test(text) ? (JSON.parse(text, keepNumber) as unknown) : value;
}

function keepNumber(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' ? new SentNumber(context?.source ?? String(value)) : value;
}
