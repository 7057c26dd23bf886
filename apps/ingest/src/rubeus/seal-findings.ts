import { scrubText } from '@ponte/platform';

type Json = Readonly<Record<string, unknown>>;

/** An element divided into what may be clear and what is sealed, `undefined` where nothing is. */
export interface Divided {
  readonly clear: Json;
  readonly rest: object | undefined;
}

/**
 * Customers word the entries of their lists themselves, and now and then with somebody's number in them. A text in which the
 * logs' scrubber finds a CPF, an e-mail address, a phone or a secret goes to the rest, in its place; the clear part lacks it. Ids and
 * times are left: their contract says their form.
 * @param clear the part that keeps its contract
 */
export function sealFindings({ clear, rest }: Divided): Divided {
  const found = divide(clear, rest) as { clear: Json; rest: object | undefined } | undefined;
  return found ?? { clear, rest };
}

/** The two parts anew, or `undefined` if nothing was found. */
function divide(clear: unknown, rest: unknown): { clear: unknown; rest: unknown } | undefined {
  if (Array.isArray(clear)) {
    const others = Array.isArray(rest) ? (rest as unknown[]) : [];
    const parts = clear.map((each, at) => divide(each, others[at]));
    if (!parts.some((part) => part)) return undefined;
    return {
      clear: parts.map((part, at) => part?.clear ?? (clear[at] as unknown)),
      // Elements keep their index: `{}` stands where nothing is sealed.
      rest: parts.map((part, at) => part?.rest ?? others[at] ?? {}),
    };
  }
  if (!isObject(clear)) return undefined;
  const shown = new Map(Object.entries(clear));
  const sealed = new Map(Object.entries(isObject(rest) ? rest : {}));
  let isChanged = false;
  for (const [name, value] of Object.entries(clear)) {
    if (typeof value === 'string') {
      if (!isTelling(name, value)) continue;
      shown.delete(name);
      sealed.set(name, value);
      isChanged = true;
      continue;
    }
    const part = divide(value, sealed.get(name));
    if (!part) continue;
    shown.set(name, part.clear);
    sealed.set(name, part.rest);
    isChanged = true;
  }
  if (!isChanged) return undefined;
  return { clear: Object.fromEntries(shown), rest: Object.fromEntries(sealed) };
}

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2}))?$/;

function isTelling(name: string, text: string): boolean {
  return name !== 'id' && !TIME.test(text) && scrubText(text) !== text;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
