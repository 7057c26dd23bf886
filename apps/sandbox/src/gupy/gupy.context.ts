import type { Random } from '../core/random';
import type { Settings } from '../core/settings';
import type { Timers } from '../core/timers';
import type { GupySettings } from './gupy.settings';
import type { GupyStore } from './gupy.store';
import type { Postman } from './postman';

/** What the operations of the simulated Gupy share. */
export interface GupyContext {
  readonly store: GupyStore;
  readonly settings: Settings<GupySettings>;
  readonly postman: Postman;
  readonly random: Random;
  readonly timers: Timers;
}

/** Now, as Gupy writes it: ISO 8601, UTC, with milliseconds. */
export function nowOf({ timers }: Pick<GupyContext, 'timers'>): string {
  return new Date(timers.now()).toISOString();
}
