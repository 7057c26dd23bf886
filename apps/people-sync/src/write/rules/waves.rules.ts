import type { FeedzEntity } from '../feedz-record';

/** A run goes through the waves so often at most. */
export const MOST_PASSES = 5;

/**
 * In which order records go to Feedz: what others need first. A wave begins when all lots of the one before have ended. A
 * person goes without a leader, because leaders are persons themselves; the binding follows.
 */
export const WAVES: readonly (readonly FeedzEntity[])[] = [
  ['unit', 'department', 'job'],
  ['person'],
  ['bind'],
];

/** A place on the way through the waves. */
export interface Turn {
  /** From 1. */
  readonly pass: number;
  /** From 1. */
  readonly wave: number;
  readonly entity: FeedzEntity;
}

export const FIRST_TURN: Turn = { pass: 1, wave: 1, entity: 'unit' };

/** The next kind of record of the same wave; undefined after the last. */
export function nextInWave({ pass, wave, entity }: Turn): Turn | undefined {
  const entities = WAVES[wave - 1] ?? [];
  const next = entities[entities.indexOf(entity) + 1];
  return next && { pass, wave, entity: next };
}

/** The beginning of the next wave of the same pass; undefined after the last. */
export function nextWave({ pass, wave }: Pick<Turn, 'pass' | 'wave'>): Turn | undefined {
  const [entity] = WAVES[wave] ?? [];
  return entity && { pass, wave: wave + 1, entity };
}

/**
 * The beginning of the next pass, if there is one.
 * @param waiting records that can go now and have not yet
 */
export function nextPass({ pass }: Pick<Turn, 'pass'>, waiting: number): Turn | undefined {
  return waiting > 0 && pass < MOST_PASSES ? { ...FIRST_TURN, pass: pass + 1 } : undefined;
}

/** The wave that sends records of a kind. */
export function waveOf(entity: FeedzEntity): number {
  return WAVES.findIndex((entities) => entities.includes(entity)) + 1;
}
