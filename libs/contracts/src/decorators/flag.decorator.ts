import { field } from './field';
import type { FieldOptions } from './field-rule';

/** `true` or `false`; never 0, 1 or a text. */
export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field(
    {
      kind: 'leaf',
      schema: { type: 'boolean' },
      accepts: (value) => typeof value === 'boolean',
    },
    options,
  );
}
