/**
 * The order in which a service leaves: no new work is taken before earlier work is finished, and what publishes or
 * stores goes last. `application` runs Nest's own shutdown hooks, when nothing uses the providers any more.
 */
export const DRAIN_PHASES = [
  'unready',
  'public-http',
  'subscribers',
  'tasks',
  'timers',
  'relay',
  'publisher',
  'database',
  'application',
  'management',
] as const;
export type DrainPhase = (typeof DRAIN_PHASES)[number];
