import { isUtf8 } from 'node:buffer';
import { type ContractFault, JsonTextError, parseJson } from '@ponte/contracts';
import { nestsDeeper } from './nests-deeper';

/** The vendor's samples nest five levels deep. */
const MOST_LEVELS = 64;

export type ElementsRead =
  | { readonly kind: 'elements'; readonly elements: readonly unknown[] }
  /** Nothing of it can be told apart: kept whole. */
  | { readonly kind: 'off-contract'; readonly fault: ContractFault }
  | { readonly kind: 'not-json' };

/** Reads a body of Rubeus: an array of elements, or one element alone. */
export function readElements(body: Buffer): ElementsRead {
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
  if (nestsDeeper(body, MOST_LEVELS))
    return offContract(`must not nest deeper than ${MOST_LEVELS} levels`);
  return { kind: 'elements', elements: Array.isArray(value) ? value : [value] };
}

function offContract(message: string): ElementsRead {
  return { kind: 'off-contract', fault: { path: '', message } };
}
