import { readFeedzCode } from '../feedz-codes';
import { fieldIn, isObject, type JsonObject, plain, textIn } from './json-fields';

const CODES = ['code', 'codigo', 'errorcode', 'codigoerro'];
const MESSAGES = ['message', 'mensagem', 'errormessage', 'description', 'descricao'];
const IDS = ['integrationid', 'personintegrationid'];
/** Under which an error may repeat the record that it is about. */
const RECORDS = ['record', 'registro', 'item', 'person', 'pessoa', 'bind'];
const INDEXES = ['index', 'position', 'line'];
const OUTCOMES = ['success', 'sucesso', 'ok', 'accepted', 'status', 'state', 'situacao'];
const KNOWN = new Set([...CODES, ...MESSAGES, ...IDS, ...INDEXES]);
const MAX_TEXT = 2_000;
/** Smaller numbers under `code` are statuses of HTTP and the like; of the vendor's all are larger, but for 512. */
const LEAST_CODE = 1_000;
const ERROR_KEY = /err(?:or|o)|falh|fail|recus|refus|reje|invalid/;
const NO = /^(?:false|erro|fail|falh|refus|recus|reje|inval|nao|not)/;
const YES = /^(?:true|ok|success|sucesso|accepted|aceit|imported|importad|saved|salv)/;
const NOTHING = new Set(['', '0', 'false', 'null', 'no', 'none', 'nao', 'nenhum']);

/** Whether what stands under this key tells of errors: `errors`, `Erros`, `validation_errors`, `recusados`. */
export function isErrorKey(key: string): boolean {
  return ERROR_KEY.test(plain(key));
}

/** Whether an object has a field by which an error or its record is known. */
export function hasKnownField(object: JsonObject): boolean {
  return Object.keys(object).some((key) => KNOWN.has(plain(key)));
}

/** The code of an object, whatever number it is. */
export function anyCodeOf(object: JsonObject): number | undefined {
  return readFeedzCode(fieldIn(object, CODES));
}

/** A code that can only be Feedz's own. */
export function codeOf(object: JsonObject): number | undefined {
  const code = anyCodeOf(object);
  return code !== undefined && code >= LEAST_CODE ? code : undefined;
}

/** Feedz's words, bounded: a message, else a text under the key of an error. */
export function messageOf(object: JsonObject): string {
  return boundedText(textIn(object, MESSAGES) ?? errorTexts(object)[0] ?? '');
}

/** Trimmed, cut, and without halves of surrogate pairs. */
export function boundedText(text: string): string {
  const whole = text.trim().replace(/\p{Surrogate}/gu, '\uFFFD');
  return whole.slice(0, MAX_TEXT).replace(/[\uD800-\uDBFF]$/, '');
}

/** The record that a field names, of the object or of the record that it repeats. */
export function idOf(object: JsonObject): string | undefined {
  const record = fieldIn(object, RECORDS);
  return textIn(object, IDS) ?? (isObject(record) ? textIn(record, IDS) : undefined);
}

/** Place in the lot as Feedz counts it. */
export function indexOf(object: JsonObject): number | undefined {
  const text = textIn(object, INDEXES) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Whether a field that is no list says that something failed: a text, a count or `true` under the key of an error. */
export function flagsErrors(object: JsonObject): boolean {
  const counted = Object.entries(object).some(
    ([key, value]) =>
      isErrorKey(key) && (value === true || (typeof value === 'number' && value > 0)),
  );
  return counted || errorTexts(object).length > 0;
}

export function saysNo(object: JsonObject): boolean {
  return outcomesOf(object).some((word) => NO.test(word));
}

export function saysYes(object: JsonObject): boolean {
  return !saysNo(object) && outcomesOf(object).some((word) => YES.test(word));
}

function outcomesOf(object: JsonObject): readonly string[] {
  return OUTCOMES.map((name) => fieldIn(object, [name]))
    .filter((value) => typeof value === 'string' || typeof value === 'boolean')
    .map((value) => plain(String(value)));
}

function errorTexts(object: JsonObject): readonly string[] {
  return Object.entries(object).flatMap(([key, value]) =>
    isErrorKey(key) &&
    !CODES.includes(plain(key)) &&
    typeof value === 'string' &&
    !NOTHING.has(plain(value))
      ? [value]
      : [],
  );
}

/** Whether nothing is said: no text, no count, nothing in lists and objects. */
export function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value !== 'object' || value === null) return !value;
  return Object.values(value).every(isBlank);
}
