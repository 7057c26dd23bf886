import type { AttemptClass } from './task-state';

/** What an attempt came to, as far as it tells whether a call was made. */
export interface Told {
  readonly class: AttemptClass;
  readonly status?: number;
  readonly local?: boolean;
}

/**
 * Whether the process itself refused, so that nothing left it: nobody outside said anything about credential or endpoint,
 * and other processes may well fare better. "Too many requests" and "not with this credential" are said with a status.
 */
export function isLocal({ class: how, status, local }: Told): boolean {
  return local ?? (status === undefined && (how === 'throttled' || how === 'unavailable'));
}

/** Whether the attempt can have had an effect over there. An answer that refuses before anything is done had none. */
export function mayHaveHadEffect(told: Told): boolean {
  return !isLocal(told) && told.class !== 'throttled' && told.class !== 'unavailable';
}
