import type { DatasulSettings } from './datasul.settings';
import type { SentEntry } from './datasul.model';

type Fields = Readonly<Record<string, unknown>>;

/** A request that can be processed, or why it cannot. */
export type ReadRequest =
  | { readonly ok: true; readonly items: number; readonly entries: readonly SentEntry[] }
  | { readonly ok: false; readonly message: string };

/** Takes `{items: [{…, resultados: [{…}]}]}` apart; one object is taken where a list is meant. */
export function readRequest(body: unknown, spelling: DatasulSettings['spelling']): ReadRequest {
  const items = isFields(body) ? listOf(body['items']) : undefined;
  if (!items || items.length === 0)
    return { ok: false, message: 'O objeto "items" não foi informado.' };
  const entries: SentEntry[] = [];
  for (const [item, fields] of items.entries()) {
    const results = isFields(fields) ? listOf(fields['resultados']) : undefined;
    if (!isFields(fields) || !results?.every(isFields))
      return { ok: false, message: `items[${item}]: "resultados" não foi informado.` };
    for (const result of results) entries.push(entryOf(item, fields, result as Fields, spelling));
  }
  return { ok: true, items: items.length, entries };
}

function entryOf(
  item: number,
  fields: Fields,
  result: Fields,
  spelling: DatasulSettings['spelling'],
): SentEntry {
  const dated = (word: 'ano' | 'mes'): string =>
    (['com', 'comp'] as const)
      .filter((ending) => spelling === 'any' || spelling === `ano${ending}`)
      .map((ending) => textOf(fields[word + ending]))
      .find((text) => text !== '') ?? '';
  return {
    item,
    matricula: textOf(fields['matricula']),
    codfuncionario: textOf(fields['codfuncionario']),
    ano: dated('ano'),
    mes: dated('mes'),
    campoAdicional: textOf(fields['campoAdicional']),
    rubrica: textOf(result['rubrica']),
    referencia: textOf(result['referencia']),
    datafalta: textOf(result['datafalta']),
  };
}

function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  return isFields(value) ? [value] : undefined;
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
