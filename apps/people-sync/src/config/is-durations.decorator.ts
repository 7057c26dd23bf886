import { configRule, DURATION_FORM, durationMs } from '@ponte/platform';
import { Transform } from 'class-transformer';

/** More waits than a schedule needs. */
const MOST = 20;

/** A list of durations, one after the other. The property holds milliseconds and is named `…Ms`. */
export function IsDurations({ minMs }: { readonly minMs: number }): PropertyDecorator {
  const transform = Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? value.map((each: unknown) => durationMs(each) ?? each) : value,
  );
  const validate = configRule('isDurations', (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MOST &&
    value.every((each) => typeof each === 'number' && each >= minMs)
      ? []
      : [`must be a list of 1 to ${MOST} durations of ${minMs} ms at least: ${DURATION_FORM}`],
  );
  return (target, property) => {
    transform(target, property);
    validate(target, property);
  };
}
