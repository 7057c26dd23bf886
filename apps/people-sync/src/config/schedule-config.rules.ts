import { configRule, minuteOf } from '@ponte/platform';

/** Runs towards Feedz on one day, as its vendor advises. */
export const RUNS_PER_DAY = 2;
const DAY = 1_440;
/** Minutes that lie between two runs at least. */
const LEAST_APART = 60;

/** One or two times of the day, an hour apart at least, also over midnight. */
export function AreTimesOfDay(): PropertyDecorator {
  return configRule('areTimesOfDay', (value) => {
    const times: unknown[] = Array.isArray(value) ? value : [];
    const minutes = times.map((time) => (typeof time === 'string' ? minuteOf(time) : undefined));
    if (times.length === 0 || minutes.includes(undefined))
      return ['must be a list of times of the day, in quotes: ["06:00", "18:00"]'];
    if (times.length > RUNS_PER_DAY)
      return [`must not be more than ${RUNS_PER_DAY}: the vendor advises two runs a day at most`];
    const [first = 0, second] = minutes;
    if (second === undefined) return [];
    const apart = Math.abs(first - second);
    return Math.min(apart, DAY - apart) < LEAST_APART
      ? ['must be an hour apart at least, also over midnight']
      : [];
  });
}
