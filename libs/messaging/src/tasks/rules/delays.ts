const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Delays between attempts that failed for a passing reason. The short ones outlast a restart over there, the long ones
 * a night: ten delays, so eleven attempts over a little more than 15 h 40 min, and then the task is parked for a person.
 */
export const DEFAULT_DELAYS_MS: readonly number[] = [
  1 * SECOND,
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  1 * HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
];

/** ± 20 %: tasks that failed together do not all come back in one moment. */
const JITTER = 0.2;

/**
 * The delay before the next attempt, in milliseconds, or `null` when the list is used up.
 *
 * @param failures how many attempts have failed before this failure
 * @param random a number in [0, 1)
 */
export function nextDelayMs(
  delaysMs: readonly number[],
  failures: number,
  random: number,
): number | null {
  const delay = delaysMs[failures];
  return delay === undefined ? null : jittered(delay, random);
}

/** `ms` within ± 20 %, as a whole number. */
export function jittered(ms: number, random: number): number {
  return Math.round(ms * (1 - JITTER + 2 * JITTER * random));
}
