import { field } from './field';
import type { FieldOptions } from './field-rule';

const day = '[1-9]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const time = '([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)';
/** Also how documents recognise it. */
export const dayOrTimestampPattern = `^${day}(T${time})?$`;
const shape = new RegExp(dayOrTimestampPattern, 'u');

/**
 * A moment as `Timestamp` has it, or a day alone, `YYYY-MM-DD`: what a sender gives now with a time, now without. That the
 * 30th of February is none is for the edge to say: JSON Schema has no word for this form.
 */
export function DayOrTimestamp(options: FieldOptions = {}): PropertyDecorator {
  return field(
    {
      kind: 'leaf',
      schema: { type: 'string', pattern: dayOrTimestampPattern },
      accepts: (value) => typeof value === 'string' && shape.test(value),
    },
    options,
  );
}
