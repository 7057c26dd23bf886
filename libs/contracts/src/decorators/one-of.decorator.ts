import { field } from './field';
import type { FieldOptions } from './field-rule';

/** One of our own closed list of words. For a vendor's vocabulary take `Text`: it grows without asking. */
export function OneOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(
    {
      kind: 'leaf',
      schema: { type: 'string', enum: values },
      accepts: (value) => typeof value === 'string' && values.includes(value),
    },
    options,
  );
}
