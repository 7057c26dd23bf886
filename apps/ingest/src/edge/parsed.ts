import { type ContractFault, JsonTextError } from '@ponte/contracts';

export const NOT_AN_OBJECT: ContractFault = { path: '', message: 'must be a JSON object' };

/** What `parse` returned, wrapped because `null` is JSON too; `undefined` if the text is not JSON. */
export function parsed(parse: () => unknown): { readonly value: unknown } | undefined {
  try {
    return { value: parse() };
  } catch (error) {
    if (error instanceof JsonTextError) return undefined;
    throw error;
  }
}

export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
