import { readFeedzCode } from '../feedz-codes';
import type { FeedzItemError } from './feedz-answers';
import { fieldIn, isObject, type JsonObject, listIn, textIn } from './json-fields';

const CODES = ['code', 'codigo', 'errorcode', 'statuscode'];
const MESSAGES = ['message', 'mensagem', 'description', 'descricao', 'error', 'erro'];
const IDS = ['integrationid', 'personintegrationid'];
const LISTS = ['errors', 'erros', 'items', 'itens', 'results', 'resultados', 'data'];
const INDEXES = ['index', 'position', 'line'];
/** How deep errors may stand in lists of lists. */
const MAX_DEPTH = 4;
const MAX_TEXT = 2_000;
/** Words such as `(IntegrationId = 123)`; the page's quoting is inconsistent, so neither quotes nor brackets count. */
const HINT = /(\w*)integrationid\s*=\s*['"“”]?\s*([^\s'"“”)]{1,255})/giu;

/** An error as Feedz says it, about a request, a lot or a record. */
export interface SaidError {
  readonly code: number | undefined;
  readonly message: string;
}

/** The error of an answer that is about the whole of it: at its top, under `error`, or the first of a list. */
export function requestError(json: unknown, depth = 0): SaidError | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (Array.isArray(json)) return requestError(json[0], depth + 1);
  if (!isObject(json)) return undefined;
  const code = readFeedzCode(fieldIn(json, CODES));
  const inner = fieldIn(json, ['error', 'erro']);
  const nested = isObject(inner) ? requestError(inner, depth + 1) : undefined;
  if (code !== undefined) return { code, message: messageOf(json) };
  if (nested) return nested;
  const first = requestError(listIn(json, LISTS)[0], depth + 1);
  if (first) return first;
  const message = messageOf(json);
  return message === '' ? undefined : { code: undefined, message };
}

/** Errors of single records, however lists stand in each other: an element counts if it has a code or says that it failed. */
export function itemErrors(json: unknown): readonly FeedzItemError[] {
  return isObject(json) ? LISTS.flatMap((name) => inList(listIn(json, [name]), {}, 0)) : [];
}

/** @param above the record that the list stands in, whose id and place hold for what does not say its own */
function inList(list: readonly unknown[], above: JsonObject, depth: number): FeedzItemError[] {
  if (depth > MAX_DEPTH) return [];
  return list.flatMap((element) => {
    if (typeof element === 'string')
      return element.trim() === '' ? [] : [itemError({ ...above, message: element })];
    if (!isObject(element)) return [];
    const placed = { ...pick(above, [...IDS, ...INDEXES]), ...element };
    const own = [...LISTS, 'error', 'erro'].flatMap((name) =>
      inList(listIn(element, [name]), placed, depth + 1),
    );
    if (own.length > 0) return own;
    const code = readFeedzCode(fieldIn(element, CODES));
    return code !== undefined || saysNo(element) ? [itemError(placed)] : [];
  });
}

function itemError(element: JsonObject): FeedzItemError {
  const message = messageOf(element);
  const field = textIn(element, IDS);
  const hint = field === undefined ? hintOf(message) : undefined;
  const index = fieldIn(element, INDEXES);
  return {
    code: readFeedzCode(fieldIn(element, CODES)),
    message,
    integrationId: field ?? hint,
    hinted: field === undefined && hint !== undefined,
    index: typeof index === 'number' && Number.isInteger(index) && index >= 0 ? index : undefined,
  };
}

/** The code that words name; of a binding the person's, never the leader's. */
export function hintOf(message: string): string | undefined {
  const found = [...message.matchAll(HINT)].filter(
    ([, before = '']) => before === '' || before.toLowerCase() === 'person',
  );
  const ids = new Set(found.map(([, , id]) => id));
  return ids.size === 1 ? [...ids][0] : undefined;
}

function saysNo(element: JsonObject): boolean {
  const said = fieldIn(element, ['success', 'sucesso', 'ok']);
  const state = textIn(element, ['status', 'state', 'situacao']);
  return (
    said === false ||
    said === 'false' ||
    /^(erro|error|fail|refus|rejei|falh|inval)/i.test(state ?? '')
  );
}

function messageOf(object: JsonObject): string {
  return (textIn(object, MESSAGES) ?? '').slice(0, MAX_TEXT);
}

function pick(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([key]) => names.includes(key.toLowerCase())),
  );
}
