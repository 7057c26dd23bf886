import { LOT_SIZE } from '@ponte/clients/feedz';

/**
 * Deals records out to lots, in their order: each is in exactly one, none is empty, none larger than a lot may be, and there
 * are as few as possible.
 */
export function planLots<T>(records: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const lots: [T, ...T[]][] = [];
  for (let from = 0; from < records.length; from += LOT_SIZE)
    lots.push(records.slice(from, from + LOT_SIZE) as [T, ...T[]]);
  return lots;
}

/** The two halves of a lot that was refused as a whole, none empty; of a single record there are none. */
export function halves<T>(items: readonly T[]): readonly (readonly [T, ...T[]])[] {
  if (items.length < 2) return [];
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle) as [T, ...T[]], items.slice(middle) as [T, ...T[]]];
}
