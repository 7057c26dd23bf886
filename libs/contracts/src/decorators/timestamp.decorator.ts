import { field } from './field';
import type { FieldOptions } from './field-rule';

/**
 * RFC 3339 with a zone, years 1000–9999, no leap second (`Date` cannot hold one, and events are ordered by it).
 * The pattern stands beside `format: date-time` because ajv-formats' also takes a blank for the `T`, lower case and :60.
 */
const pattern =
  '^[1-9]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$';
const shape = new RegExp(pattern, 'u');

/** Whether the day of a text of the above form exists: every month has 28, so that most need no calendar. */
export function dayExists(text: string): boolean {
  const day = Number(text.slice(8, 10));
  if (day <= 28) return true;
  const [year, month] = [Number(text.slice(0, 4)), Number(text.slice(5, 7))];
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** A moment, e.g. `2026-03-02T18:41:24.120Z`; up to nine digits of fraction, any offset. */
export function Timestamp(options: FieldOptions = {}): PropertyDecorator {
  return field(
    {
      kind: 'leaf',
      schema: { type: 'string', format: 'date-time', pattern },
      accepts: (value) => typeof value === 'string' && shape.test(value) && dayExists(value),
    },
    options,
  );
}
