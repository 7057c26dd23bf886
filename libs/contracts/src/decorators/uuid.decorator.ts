import { field } from './field';
import type { FieldOptions } from './field-rule';

const pattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const shape = new RegExp(pattern, 'u');

/** A UUID of any version, lower case: our own ids. A vendor's id is a `Text`, its form is not ours to promise. */
export function Uuid(options: FieldOptions = {}): PropertyDecorator {
  return field(
    {
      kind: 'leaf',
      schema: { type: 'string', pattern },
      accepts: (value) => typeof value === 'string' && shape.test(value),
    },
    options,
  );
}
