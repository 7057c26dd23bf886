import { configRule } from '@ponte/platform';
import { dayWindow } from './day-window';

/** Part of a day, `06:00-22:00`. */
export function IsDayWindow(): PropertyDecorator {
  return configRule('isDayWindow', (value) =>
    typeof value === 'string' && dayWindow(value)
      ? []
      : ['must be two different times of the day in quotes: "06:00-22:00"'],
  );
}
