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

/** One of these that is not the same as what is there already; that one if there is no other. */
export function pickOther<T>(random: Random, list: readonly T[], isSame: (one: T) => boolean): T {
  const from = whole(random, list.length);
  const turned = (n: number): T | undefined => list[(from + n) % list.length];
  for (let n = 0; n < list.length; n += 1) {
    const chosen = turned(n);
    if (chosen !== undefined && !isSame(chosen)) return chosen;
  }
  return pick(random, list);
}
