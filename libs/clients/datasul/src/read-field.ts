/** An object of JSON. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that stands twice in other spellings, with different values. */
export const CONFLICT = Symbol('conflict');

/**
 * A field by its name, whatever its capitals: versions of the same service answer `response` or `Response`.
 * @param name in lower case
 * @returns undefined if it is not there or null
 */
export function fieldOf(record: JsonRecord, name: string): unknown {
  const found = Object.entries(record)
    .filter(([key, value]) => key.toLowerCase() === name && value !== null)
    .map(([, value]) => value);
  if (found.length < 2) return found[0];
  const texts = new Set(found.map((value) => JSON.stringify(value)));
  return texts.size > 1 ? CONFLICT : found[0];
}

/** What should be a list: one object stands for a list of one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
