import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { DURATION_FORM, durationMs } from './duration';

export interface DurationLimits {
  readonly minMs?: number;
  readonly maxMs?: number;
}

/**
 * A duration in a configuration class. The property holds milliseconds; the file or variable holds seconds or text with
 * a unit (see `durationMs`). Name such properties `…Ms`.
 */
export function IsDuration(limits: DurationLimits = {}): PropertyDecorator {
  const { minMs = 0, maxMs = Number.MAX_SAFE_INTEGER } = limits;
  const bounds =
    limits.minMs === undefined && limits.maxMs === undefined
      ? ''
      : `, from ${minMs} ms${limits.maxMs === undefined ? '' : ` to ${maxMs} ms`}`;
  const transform = Transform(({ value }) => durationMs(value) ?? value);
  const validate = ValidateBy({
    name: 'isDuration',
    validator: {
      validate: (value) => typeof value === 'number' && value >= minMs && value <= maxMs,
      defaultMessage: () => `must be a duration: ${DURATION_FORM}${bounds}`,
    },
  });
  return (target, property) => {
    transform(target, property);
    validate(target, property);
  };
}
