import type { MissingConfig } from '../config/profile.config';
import type { AskedEntity, Entity } from '../run/people-run';

/** What a complete reading of a list did not find. */
export interface MissingCount {
  readonly entity: Entity;
  /** Present before, or found now. */
  readonly known: number;
  readonly missing: number;
}

/**
 * Up to how many records may be missing without asking: a per cent and a number, of which the larger counts. The number lets
 * a few of a short list go, never more than half of it: three establishments that are all gone are an interrupted read.
 */
export function allowedMissing(known: number, { percent, atLeast }: MissingConfig): number {
  return Math.max(Math.min(atLeast, Math.floor(known / 2)), Math.floor((known * percent) / 100));
}

/** What an operator is to be asked about: nothing is asked of a list of which no more is missing than may be. */
export function askedAbout(
  counts: readonly MissingCount[],
  limits: MissingConfig,
): readonly AskedEntity[] {
  return counts
    .map((count) => ({ ...count, allowed: allowedMissing(count.known, limits) }))
    .filter(({ missing, allowed }) => missing > allowed)
    .map(({ entity, known, missing, allowed }) => ({ entity, known, missing, allowed }));
}
