import { ValidateBy, type ValidationArguments } from 'class-validator';

/** A rule of a configuration class that says in words all that it finds wrong; no words, no fault. */
export function configRule(
  name: string,
  faults: (value: unknown, owner: object) => readonly string[],
): PropertyDecorator {
  const of = (value: unknown, args?: ValidationArguments): readonly string[] =>
    faults(value, args?.object ?? {});
  return ValidateBy({
    name,
    validator: {
      validate: (value, args) => of(value, args).length === 0,
      defaultMessage: (args) => of(args?.value, args).join('; '),
    },
  });
}
