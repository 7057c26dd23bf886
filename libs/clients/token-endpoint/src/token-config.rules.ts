import { ValidateBy, type ValidationArguments } from 'class-validator';
import { isPointer } from './read-pointer';

/** A JSON pointer to a value within a document. */
export function IsTokenPointer(): PropertyDecorator {
  return ValidateBy({
    name: 'isTokenPointer',
    validator: {
      validate: isPointer,
      defaultMessage: () => 'must be a JSON pointer, e.g. /access_token',
    },
  });
}

/** Every `{name}` in the texts of a mapping is a secret of the same source. */
export function NamesItsSecrets(): PropertyDecorator {
  return ValidateBy({
    name: 'namesItsSecrets',
    validator: {
      validate: (value, args) => unknownNames(value, args).length === 0,
      defaultMessage: (args) =>
        unknownNames(args?.value, args)
          .map((name) => `"{${name}}" is not among secrets`)
          .join('; '),
    },
  });
}

function unknownNames(value: unknown, args: ValidationArguments | undefined): string[] {
  const { secrets } = (args?.object ?? {}) as { secrets?: unknown };
  const known = secrets instanceof Map ? secrets : new Map();
  const text = JSON.stringify(value ?? {});
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !known.has(name));
}
