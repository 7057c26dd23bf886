/** Rubricas in a body that is to be sent, one object taken where a list is meant; `undefined` if it is none such. */
export function countLines(text: string): number | undefined {
  const items = listIn(parsed(text), 'items');
  const results = items?.map((item) => listIn(item, 'resultados'));
  if (!results || results.includes(undefined)) return undefined;
  return results.reduce((sum, lines) => sum + (lines?.length ?? 0), 0);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function listIn(value: unknown, name: string): unknown[] | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const inner = (value as Readonly<Record<string, unknown>>)[name];
  if (Array.isArray(inner)) return inner as unknown[];
  return inner !== null && typeof inner === 'object' ? [inner] : undefined;
}
