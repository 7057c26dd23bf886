/** Objects made by a configuration class (not plain ones), with their path, depth first. */
export function* instances(
  value: unknown,
  path: readonly string[] = [],
): Generator<{ readonly path: readonly string[]; readonly instance: Record<string, unknown> }> {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Map) {
    for (const [key, item] of value) yield* instances(item, [...path, String(key)]);
    return;
  }
  if (!Array.isArray(value) && value.constructor !== Object) {
    yield { path, instance: value as Record<string, unknown> };
  }
  for (const [key, item] of Object.entries(value)) yield* instances(item, [...path, key]);
}
