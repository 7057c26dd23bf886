import { field } from './field';
import type { FieldOptions } from './field-rule';

export interface IntOptions extends FieldOptions {
  /** Smallest value; 0 by default. */
  readonly min?: number;
  /** Largest value; 2^53−1 by default, the last integer that a JSON reader surely does not round. */
  readonly max?: number;
}

/** An integer; also an id, which is why the defaults refuse what is negative or beyond 2^53−1 instead of rounding it. */
export function Int({
  min = 0,
  max = Number.MAX_SAFE_INTEGER,
  ...options
}: IntOptions = {}): PropertyDecorator {
  return field(
    {
      kind: 'leaf',
      schema: { type: 'integer', minimum: min, maximum: max },
      accepts: (value) =>
        typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
    },
    options,
  );
}
