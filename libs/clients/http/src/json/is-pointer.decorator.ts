import { ValidateBy } from 'class-validator';
import { isJsonPointer } from './json-pointer';

/** A configuration property that is a JSON pointer to a value (not to the whole document). */
export function IsPointer(): PropertyDecorator {
  return ValidateBy({
    name: 'isPointer',
    validator: {
      validate: (value) => typeof value === 'string' && value !== '' && isJsonPointer(value),
      defaultMessage: () => 'must be a JSON pointer, e.g. /result/score',
    },
  });
}
