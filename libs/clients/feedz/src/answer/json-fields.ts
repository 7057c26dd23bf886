/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key as it is compared: without capitals, accents and whatever stands between letters and digits. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** The first field of these names, however it is spelled, that is there and not null. @param names as {@link plain} gives them */
export function fieldIn(object: JsonObject, names: readonly string[]): unknown {
  for (const name of names) {
    const found = Object.entries(object).find(
      ([key, value]) => plain(key) === name && value !== null && value !== undefined,
    );
    if (found) return found[1];
  }
  return undefined;
}

/** A text or number as trimmed text; `undefined` for anything else, for nothing, and for a number that parsing has rounded. */
export function textIn(object: JsonObject, names: readonly string[]): string | undefined {
  const value = fieldIn(object, names);
  const isText = typeof value === 'string' || Number.isSafeInteger(value);
  const text = isText ? String(value).trim() : '';
  return text === '' ? undefined : text;
}

/** What should be a list: one object stands for a list of one. */
export function listIn(object: JsonObject, names: readonly string[]): readonly unknown[] {
  const value = fieldIn(object, names);
  if (Array.isArray(value)) return value;
  return isObject(value) ? [value] : [];
}
