import { boundedText } from '../bounded-text';
import { fieldOf, isRecord, type JsonRecord } from '../read-field';
import type { ReplyEntry } from './reply-entry';

const KEYS = ['matricula', 'rubrica', 'referencia', 'datafalta'] as const;
/** Longest field that can be an echo: the contract's figures have at most 20 characters, a matrícula is opaque. */
const MAX_ECHO = 200;

/** Reads one entry of a reply; whatever it is, it becomes one, so that nothing Datasul said is lost. */
export function readEntry(value: unknown): ReplyEntry {
  if (!isRecord(value)) {
    return { status: null, message: wordsOf(value), unreadable: ['entry'] };
  }
  const fields = KEYS.map((key) => [key, echoOf(fieldOf(value, key), key)] as const);
  const echoed = fields.filter(([, text]) => typeof text === 'string');
  const unreadable = fields.filter(([, text]) => text === null).map(([key]) => key);
  return {
    ...(Object.fromEntries(echoed) as Partial<Record<(typeof KEYS)[number], string>>),
    status: statusOf(value),
    message: wordsOf(fieldOf(value, 'mensagem')),
    ...(unreadable.length > 0 && { unreadable }),
  };
}

/** Its text; undefined if there is none, null if it cannot be read. */
function echoOf(value: unknown, key: (typeof KEYS)[number]): string | null | undefined {
  if (value === undefined) return undefined;
  const text = scalar(value)?.trim();
  if (text === undefined || text.length > MAX_ECHO) return null;
  // Of these an empty one was never sent; an absence without a date was.
  return text === '' && key !== 'datafalta' ? undefined : text;
}

/** A text, or a number that JSON cannot have rounded. */
function scalar(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    ? String(value)
    : undefined;
}

function statusOf(value: JsonRecord): 'S' | 'E' | null {
  const status = fieldOf(value, 'status');
  const word = typeof status === 'string' ? status.trim().toUpperCase() : '';
  return word === 'S' || word === 'E' ? word : null;
}

function wordsOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return boundedText(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}
