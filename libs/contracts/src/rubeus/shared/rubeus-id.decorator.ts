import { field } from '../../decorators/field';
import type { FieldOptions } from '../../decorators/field-rule';

/**
 * Rubeus counts its records: 1 to 8 digits. Nine may be a mobile number or a CPF without the zeros before it, ten and
 * eleven a phone with its area code or a CPF, and anything else a name or an address. 99,999,999 is far above what a customer has.
 */
const FORM = '^(0|[1-9][0-9]{0,7})$';

/**
 * An id of Rubeus. It stands in keys, labels of seals and values in the clear, so nothing is one that could tell who
 * somebody is: an element with another id breaks its contract.
 */
export function RubeusId(options: FieldOptions = {}): PropertyDecorator {
  const form = new RegExp(FORM, 'u');
  return field(
    {
      kind: 'leaf',
      schema: { type: 'string', maxLength: 64, pattern: FORM },
      accepts: (value) => typeof value === 'string' && form.test(value),
    },
    options,
  );
}
