import { isUtf8 } from 'node:buffer';
import { type ContractFault, JsonTextError, parseJson } from '@ponte/contracts';
import { elementBytes } from './element-bytes';
import { nestsDeeper } from './nests-deeper';

/** As many as parseJson takes; the vendor's samples nest five levels deep. */
const MOST_LEVELS = 64;

/** One of a body's elements. */
export interface ReadElement {
  /** As it stands in the body, byte by byte. */
  readonly bytes: Buffer;
  readonly value: unknown;
  /** Why nobody may look into it. */
  readonly fault?: ContractFault;
}

export type ElementsRead =
  | {
      readonly kind: 'elements';
      readonly elements: readonly ReadElement[];
      /** They came as an array. */
      readonly array: boolean;
    }
  /** Nothing of it can be told apart: kept whole. */
  | { readonly kind: 'off-contract'; readonly fault: ContractFault }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'too-many' };

const NOT_UTF8: ContractFault = {
  path: '',
  message: 'must be UTF-8 (RFC 8259): bytes of another encoding would change names silently',
};
const TOO_DEEP: ContractFault = {
  path: '',
  message: `must not nest deeper than ${MOST_LEVELS} levels`,
};

/** Reads a body of Rubeus: an array of at most so many elements, or one element alone. */
export function readElements(body: Buffer, most = Infinity): ElementsRead {
  const parsed = parse(body);
  if (!parsed) return { kind: 'not-json' };
  if (!isUtf8(body)) return { kind: 'off-contract', fault: NOT_UTF8 };
  const { value, deep } = parsed;
  if (!Array.isArray(value))
    return {
      kind: 'elements',
      array: false,
      elements: [deep ? alone(body) : { bytes: body, value }],
    };
  if (value.length > most) return { kind: 'too-many' };
  const elements = elementBytes(body).map((bytes, at) =>
    deep ? alone(bytes) : { bytes, value: value[at] as unknown },
  );
  return { kind: 'elements', array: true, elements };
}

/**
 * What is deeper than parseJson takes is JSON all the same, and what is answered 400 nobody sends again: V8 reads it without
 * recursion, and of it only the elements that are not so deep are looked into.
 */
function parse(body: Buffer): { readonly value: unknown; readonly deep: boolean } | undefined {
  try {
    return { value: parseJson(body), deep: false };
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    return nestsDeeper(body, MOST_LEVELS) ? parseDeep(body) : undefined;
  }
}

function parseDeep(body: Buffer): { readonly value: unknown; readonly deep: true } | undefined {
  try {
    return { value: JSON.parse(body.toString().replace(/^\ufeff/, '')) as unknown, deep: true };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** An element of a body that is valid JSON, judged by itself. */
function alone(bytes: Buffer): ReadElement {
  try {
    return { bytes, value: parseJson(bytes) };
  } catch (error) {
    if (error instanceof JsonTextError) return { bytes, value: undefined, fault: TOO_DEEP };
    throw error;
  }
}
