import { holdsCpf } from '@ponte/platform';
import { boundedText } from './bounded-text';
import { storable } from './storable';

/** Values seen nest two levels deep; a bound keeps a hostile one from taking the process. */
const DEEPEST = 20;

/** A text of an event as it may be kept in clear: bounded, storable; `null` if nothing is left or it holds a CPF. */
export function clearText(text: string | null | undefined, most = 255): string | null {
  const bounded = boundedText(text, most);
  return bounded === null || holdsCpf(bounded) ? null : bounded;
}

/** A JSON value of an event as it may be kept in clear: its texts storable; `null` if it holds a CPF. */
export function clearValue(value: unknown): unknown {
  const clean = storableValue(value, 0) ?? null;
  return clean !== null && holdsCpf(JSON.stringify(clean)) ? null : clean;
}

function storableValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return storable(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) return value.map((each) => storableValue(each, depth + 1));
  const members = Object.entries(value).map(([key, each]) => [
    storable(key),
    storableValue(each, depth + 1),
  ]);
  return Object.fromEntries(members) as unknown;
}
