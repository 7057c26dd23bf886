import type { FeedzSettings } from './feedz.settings';

/** The records of a lot, none of them if the body is empty; `undefined` for what is no lot. */
export function readLot(
  body: unknown,
  { body: shape }: FeedzSettings,
): readonly unknown[] | undefined {
  if (body === undefined || body === null || isEmptyObject(body)) return [];
  if (shape === 'array') return Array.isArray(body) ? body : undefined;
  const { items } = body as { readonly items?: unknown };
  return Array.isArray(items) ? items : undefined;
}

function isEmptyObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).length === 0;
}
