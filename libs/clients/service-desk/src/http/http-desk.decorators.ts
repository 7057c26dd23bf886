import { isJsonPointer } from '@ponte/clients/http';
import { ValidateBy } from 'class-validator';

/** A JSON pointer; `''` is the whole answer. */
export function IsListPointer(): PropertyDecorator {
  return ValidateBy({
    name: 'isListPointer',
    validator: {
      validate: (value) => typeof value === 'string' && isJsonPointer(value),
      defaultMessage: () => "must be a JSON pointer, e.g. /tickets, or '' for the whole answer",
    },
  });
}

/** HTTP statuses of success; a 409 for "is there already" may be among them. */
export function IsStatuses(): PropertyDecorator {
  const isStatus = (value: unknown): boolean =>
    Number.isInteger(value) && Number(value) >= 200 && Number(value) < 500;
  return ValidateBy({
    name: 'isStatuses',
    validator: {
      validate: (value) => Array.isArray(value) && value.length > 0 && value.every(isStatus),
      defaultMessage: () => 'must be a list of HTTP statuses from 200 to 499, e.g. [200, 201]',
    },
  });
}
