import { isUtf8 } from 'node:buffer';
import { type ContractFault, JsonTextError, parseJson } from '@ponte/contracts';
import { nestsDeeper } from './nests-deeper';

/** As many as parseJson takes; the vendor's samples nest five levels deep. */
const MOST_LEVELS = 64;

export type ElementsRead =
  | {
      readonly kind: 'elements';
      readonly elements: readonly unknown[];
      /** They came as an array. */
      readonly array: boolean;
    }
  /** Nothing of it can be told apart: kept whole. */
  | { readonly kind: 'off-contract'; readonly fault: ContractFault }
  | { readonly kind: 'not-json' };

/** Reads a body of Rubeus: an array of elements, or one element alone. */
export function readElements(body: Buffer): ElementsRead {
  // Before it is parsed: parseJson would call it no JSON, and what is answered 400 nobody sends again.
  if (nestsDeeper(body, MOST_LEVELS))
    return offContract(`must not nest deeper than ${MOST_LEVELS} levels`);
  let value: unknown;
  try {
    value = parseJson(body);
  } catch (error) {
    if (error instanceof JsonTextError) return { kind: 'not-json' };
    throw error;
  }
  if (!isUtf8(body))
    return offContract(
      'must be UTF-8 (RFC 8259): bytes of another encoding would change names silently',
    );
  return Array.isArray(value)
    ? { kind: 'elements', array: true, elements: value as unknown[] }
    : { kind: 'elements', array: false, elements: [value] };
}

function offContract(message: string): ElementsRead {
  return { kind: 'off-contract', fault: { path: '', message } };
}
