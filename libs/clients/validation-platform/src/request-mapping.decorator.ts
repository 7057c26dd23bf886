import { isJsonPointer, setByPointer } from '@ponte/clients/http';
import { ValidateBy } from 'class-validator';

/** A mapping of target pointers to source pointers or constants, none of which stands in another's way. */
export function IsRequestMapping(): PropertyDecorator {
  return ValidateBy({
    name: 'isRequestMapping',
    validator: {
      validate: isRequestMapping,
      defaultMessage: () =>
        'must be a mapping of JSON pointers of the request to JSON pointers of the order or constants, e.g. { /person/mail: /candidate/email, /package: basic }, no target within another',
    },
  });
}

function isRequestMapping(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([target, source]) => isTarget(target) && isSource(source)) &&
    fits(Object.keys(value))
  );
}

const isTarget = (target: string): boolean => target !== '' && isJsonPointer(target);

const isSource = (source: unknown): boolean =>
  typeof source === 'number' ||
  typeof source === 'boolean' ||
  (typeof source === 'string' && (!source.startsWith('/') || isJsonPointer(source)));

/** Tried on an empty request: a target within another one would overwrite it or fail at the first order. */
function fits(targets: readonly string[]): boolean {
  const isWithin = (target: string): boolean =>
    targets.some((other) => other !== target && target.startsWith(`${other}/`));
  try {
    const request = {};
    targets.forEach((target) => setByPointer(request, target, true));
  } catch (error) {
    if (error instanceof TypeError) {
      return false;
    }
    throw error;
  }
  return !targets.some(isWithin);
}
