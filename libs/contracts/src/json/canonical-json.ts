import { isJsonObject } from '../decorators/field';

/**
 * The one text of a JSON value: keys sorted by UTF-16 code units, no blanks, numbers as JavaScript writes them (as in
 * RFC 8785). Two bodies that differ in order or layout give the same text, hence the same id.
 * @param value what `parseJson` returned, or plain data like it; `undefined` members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((element) => canonicalJson(element ?? null)).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value ?? null);
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}
