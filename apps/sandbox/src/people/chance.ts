import type { Random } from '../core/random';

/** From 0 up to, not including, `below`. */
export function whole(random: Random, below: number): number {
  return Math.floor(random.next() * below);
}

/** One of these; there must be one. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const chosen = list[whole(random, list.length)];
  if (chosen === undefined) throw new Error('Nothing can be picked of an empty list.');
  return chosen;
}
