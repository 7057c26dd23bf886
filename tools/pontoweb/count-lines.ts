import { listIn, parsedJson } from '@ponte/testing';

/** Rubricas in a body that is to be sent, one object taken where a list is meant; `undefined` if it is none such. */
export function countLines(text: string): number | undefined {
  const items = listIn(parsedJson(text), 'items');
  const results = items?.map((item) => listIn(item, 'resultados'));
  if (!results || results.includes(undefined)) return undefined;
  return results.reduce((sum, lines) => sum + (lines?.length ?? 0), 0);
}
