import { jsonOf } from './matches';

const SEALED = /^v1\.[A-Za-z0-9_-]{1,32}\.[^.]+\.[A-Za-z0-9_-]+$/;

/** Whether a text is a sealed part. */
export function isSealed(value: unknown): value is string {
  return typeof value === 'string' && SEALED.test(value);
}

/** Every text of a JSON value may become something else; the rest stays. */
export function mapTexts(value: unknown, map: (text: string) => unknown): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, mapTexts(item, map)]),
  );
}

/**
 * A record's value for people: JSON, with its sealed parts named and not quoted. A value that is no JSON is not shown:
 * nothing says what it holds.
 */
export function shownValue(value: Buffer | null): unknown {
  if (value === null) return null;
  const json = jsonOf(value);
  if (json === undefined) return `(não é JSON, ${value.length} bytes; --open mostra)`;
  return mapTexts(json, (text) => (isSealed(text) ? sealedNote(text) : text));
}

function sealedNote(text: string): string {
  const [, kid = '', label = ''] = text.split('.');
  return `(lacrado: ${label}, chave ${kid}, ${text.length} caracteres; --open abre)`;
}
