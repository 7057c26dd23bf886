import { saoPauloTime } from '@ponte/platform';
import { dayWindow, isWithin } from '../../config/day-window';

/** Nobody waits longer than this without looking again: whatever was closed, calls begin within a minute of its opening. */
const MOST_MS = 60_000;
const MINUTE_MS = 60_000;

/**
 * How long no call may be made, in milliseconds, at most a minute; 0: calls may be made now.
 * @param window of the profile, e.g. `06:00-22:00` in São Paulo; without it, always
 */
export function closedForMs(window: string | undefined, now: Date): number {
  const open = window === undefined ? undefined : dayWindow(window);
  if (!open || isWithin(open, saoPauloTime(now).minute)) return 0;
  const nextMinuteMs = MINUTE_MS - (now.getTime() % MINUTE_MS);
  const opensNext = isWithin(open, saoPauloTime(new Date(now.getTime() + MINUTE_MS)).minute);
  return opensNext ? nextMinuteMs : MOST_MS;
}
