/** A list that is a member of a value, one object taken where a list is meant; undefined if there is neither. */
export function listIn(value: unknown, name: string): unknown[] | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const inner = (value as Readonly<Record<string, unknown>>)[name];
  if (Array.isArray(inner)) return inner as unknown[];
  return inner !== null && typeof inner === 'object' ? [inner] : undefined;
}
