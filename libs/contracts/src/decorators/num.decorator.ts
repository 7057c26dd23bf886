import { field } from './field';
import type { FieldOptions } from './field-rule';

export interface NumOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
}

/** A finite number. */
export function Num({ min, max, ...options }: NumOptions = {}): PropertyDecorator {
  return field(
    {
      kind: 'leaf',
      schema: {
        type: 'number',
        ...(min === undefined ? {} : { minimum: min }),
        ...(max === undefined ? {} : { maximum: max }),
      },
      accepts: (value) =>
        typeof value === 'number' &&
        Number.isFinite(value) &&
        (min === undefined || value >= min) &&
        (max === undefined || value <= max),
    },
    options,
  );
}
