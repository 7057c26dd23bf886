import type { Write } from './return.rules';

/** One write of a result, as far as it has come. */
export interface SettledWrite {
  readonly kind: Write['kind'];
  /** `needless`: what was to be undone turned out not to be ours. */
  readonly state: 'open' | 'done' | 'parked' | 'unknown' | 'discarded' | 'needless';
}

/**
 * What the writes of one result add up to: `held` while one needs a person, `open` while one is on its way, then
 * `returned`, or `discarded` if a person gave all of them up.
 */
export function judgeRound(
  writes: readonly SettledWrite[],
): 'held' | 'open' | 'returned' | 'discarded' {
  const some = (...states: SettledWrite['state'][]) =>
    writes.some(({ state }) => states.includes(state));
  if (some('parked', 'unknown')) return 'held';
  if (some('open')) return 'open';
  return some('done', 'needless') || writes.length === 0 ? 'returned' : 'discarded';
}
