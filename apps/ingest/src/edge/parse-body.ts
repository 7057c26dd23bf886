import { isUtf8 } from 'node:buffer';
import { type ContractFault, JsonTextError, parseJson } from '@ponte/contracts';

export type ParsedBody =
  | { readonly kind: 'object'; readonly value: Readonly<Record<string, unknown>> }
  /** JSON, but nothing that an event could be made of. */
  | { readonly kind: 'off-contract'; readonly fault: ContractFault }
  | { readonly kind: 'not-json' };

const NOT_AN_OBJECT: ContractFault = { path: '', message: 'must be a JSON object' };
const NOT_UTF8: ContractFault = {
  path: '',
  message: 'must be UTF-8 (RFC 8259): bytes of another encoding would change names silently',
};

/** Parses a body as JSON whatever content type it claimed. */
export function parseBody(body: Buffer): ParsedBody {
  let value: unknown;
  try {
    value = parseJson(body);
  } catch (error) {
    if (error instanceof JsonTextError) return { kind: 'not-json' };
    throw error;
  }
  // Read in Latin-1, every body would be "valid"; decoded as UTF-8, its accents are lost for good: keep the bytes instead.
  if (!isUtf8(body)) return { kind: 'off-contract', fault: NOT_UTF8 };
  return isJsonObject(value)
    ? { kind: 'object', value }
    : { kind: 'off-contract', fault: NOT_AN_OBJECT };
}

function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
