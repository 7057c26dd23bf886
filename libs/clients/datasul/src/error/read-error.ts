import { boundedText } from '../bounded-text';
import { fieldOf, isRecord, listOf, type JsonRecord } from '../read-field';
import type { DatasulError, DatasulErrorShape } from './datasul-error';

const CODES = ['code', 'codigo', 'errornumber', 'errorcode'];
const MESSAGES = [
  'message',
  'mensagem',
  'errordescription',
  'errormessage',
  'descricao',
  'description',
];
const DETAILS = ['detailedmessage', 'mensagemdetalhada', 'errorhelp', 'details'];
/** Lists of errors by the key that they stand under. */
const LISTS: readonly (readonly [key: string, shape: DatasulErrorShape])[] = [
  ['rowerrors', 'row-errors'],
  ['erros', 'erros'],
  ['errors', 'erros'],
];
/** How deep lists may stand in each other, as `{ RowErrors: { RowError: […] } }` or `{ error: { RowErrors: […] } }`. */
const MAX_DEPTH = 4;

type Said = Pick<DatasulError, 'code' | 'message' | 'detail'>;

/**
 * Reads an error in any of the shapes that TOTVS products answer, with keys in whatever capitals.
 * @returns undefined if there is no message in it
 */
export function readError(json: unknown, depth = 0): DatasulError | undefined {
  if (depth > MAX_DEPTH || typeof json !== 'object' || json === null) return undefined;
  if (Array.isArray(json)) return joined('erros', saidIn(json, depth));
  const record = json as JsonRecord;
  for (const [key, shape] of LISTS) {
    const said = saidIn(listOf(fieldOf(record, key) ?? []), depth);
    if (said.length > 0) return joined(shape, said);
  }
  const inner = fieldOf(record, 'error');
  const nested = isRecord(inner) || Array.isArray(inner) ? readError(inner, depth + 1) : undefined;
  if (nested !== undefined) return { ...nested, shape: shapeOfInner(nested.shape) };
  return ofRecord(record, typeof inner === 'string' ? inner : undefined);
}

function ofRecord(record: JsonRecord, title: string | undefined): DatasulError | undefined {
  const code = textOf(record, CODES);
  const message = textOf(record, MESSAGES) ?? (title && boundedText(title));
  if (!message) return undefined;
  const detail = textOf(record, DETAILS);
  return {
    shape: code === undefined ? 'message' : 'totvs',
    ...(code !== undefined && { code }),
    message,
    ...(detail !== undefined && { detail }),
  };
}

function shapeOfInner(shape: DatasulErrorShape): DatasulErrorShape {
  return shape === 'totvs' ? 'error' : shape;
}

function saidIn(list: readonly unknown[], depth: number): readonly Said[] {
  return list.flatMap((element): readonly Said[] => {
    if (typeof element === 'string') {
      const message = boundedText(element);
      return message === '' ? [] : [{ message }];
    }
    const said = readError(element, depth + 1);
    if (said !== undefined) return [said];
    // A list under the element's own name, as { RowError: […] }.
    return isRecord(element) && depth < MAX_DEPTH
      ? Object.values(element).flatMap((inner) =>
          typeof inner === 'object' && inner !== null ? saidIn(listOf(inner), depth + 1) : [],
        )
      : [];
  });
}

function joined(shape: DatasulErrorShape, said: readonly Said[]): DatasulError | undefined {
  const [first] = said;
  if (first === undefined) return undefined;
  const message = boundedText([...new Set(said.map((one) => one.message))].join('; '));
  return { ...first, shape, message };
}

/** The first that is there, a number as text. */
function textOf(record: JsonRecord, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fieldOf(record, name);
    const isScalar = typeof value === 'string' || typeof value === 'number';
    const text = isScalar ? boundedText(String(value)) : '';
    if (text !== '') return text;
  }
  return undefined;
}
