/**
 * How far apart the calls of a cautious profile are, in milliseconds: after the first call in a row without a readable reply,
 * after the second …; the last repeats. One item each: a Datasul that is broken for a day leaves some 300 employees unknown
 * and not a month.
 */
export const CAUTION_MS: readonly number[] = [1_000, 5_000, 30_000, 120_000, 300_000];
