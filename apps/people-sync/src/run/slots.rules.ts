import { minuteOf, saoPauloTime } from '@ponte/platform';
import type { ScheduleConfig } from '../config/schedule.config';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** A time of the day at which a run is to begin. */
export interface Slot {
  /** `YYYY-MM-DD` in São Paulo. */
  readonly day: string;
  /** `HH:MM` */
  readonly at: string;
  /** Whether a run may still begin; otherwise it is too late. */
  readonly isOpen: boolean;
}

/**
 * The slots of the last day that have come, the oldest first: those within `graceMinutes` are open, also over midnight.
 */
export function slotsAt(now: Date, { times, graceMinutes }: ScheduleConfig): Slot[] {
  const today = saoPauloTime(now);
  const yesterday = saoPauloTime(new Date(now.getTime() - DAY_MINUTES * MINUTE_MS));
  return times
    .flatMap((at) => {
      const minute = minuteOf(at);
      if (minute === undefined) return [];
      const since = today.minute - minute;
      return since >= 0
        ? [{ day: today.day, at, since }]
        : [{ day: yesterday.day, at, since: since + DAY_MINUTES }];
    })
    .sort((a, b) => b.since - a.since)
    .map(({ day, at, since }) => ({ day, at, isOpen: since <= graceMinutes }));
}
