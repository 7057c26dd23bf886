/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first field of these names, whatever its capitals, that is there and not null. @param names in lower case */
export function fieldIn(object: JsonObject, names: readonly string[]): unknown {
  for (const name of names) {
    const found = Object.entries(object).find(
      ([key, value]) => key.toLowerCase() === name && value !== null && value !== undefined,
    );
    if (found) return found[1];
  }
  return undefined;
}

/** A text or number as trimmed text; `undefined` for anything else and for nothing. */
export function textIn(object: JsonObject, names: readonly string[]): string | undefined {
  const value = fieldIn(object, names);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text;
}

/** What should be a list: one object stands for a list of one. */
export function listIn(object: JsonObject, names: readonly string[]): readonly unknown[] {
  const value = fieldIn(object, names);
  if (Array.isArray(value)) return value;
  return isObject(value) ? [value] : [];
}
