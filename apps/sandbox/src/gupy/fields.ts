/**
 * Keeps the fields named by `fields=a,b.c` (`id` always); everything if the parameter is absent or `all`. Unknown names
 * are ignored.
 */
export function pickFields(
  item: Readonly<Record<string, unknown>>,
  fields: string | null,
): unknown {
  if (fields === null || fields.trim() === 'all') return item;
  const wanted = new Set(fields.split(',').map((field) => field.trim().split('.')[0]));
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => name === 'id' || wanted.has(name)),
  );
}
