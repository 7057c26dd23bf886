import { ValidateBy } from 'class-validator';
import { parseKeyRing } from './key-ring';

/** A text that {@link parseKeyRing} reads without a fault. */
export function IsKeyRing(): PropertyDecorator {
  return ValidateBy({
    name: 'isKeyRing',
    validator: {
      validate: (value) => typeof value === 'string' && parseKeyRing(value).faults.length === 0,
      defaultMessage: (args) =>
        typeof args?.value === 'string'
          ? parseKeyRing(args.value).faults.join('; ')
          : 'must be <kid>:<32 bytes in hex or base64>, several with commas, the newest first',
    },
  });
}

/** Each key as it is written, be it good or not, and the good ones in hex and base64 too. */
export function keySpellings(text: string): readonly string[] {
  const written = text.split(',').map((entry) => entry.slice(entry.indexOf(':') + 1).trim());
  const { keys } = parseKeyRing(text);
  const forms = ['hex', 'base64', 'base64url'] as const;
  return [...written, ...keys.flatMap(({ key }) => forms.map((form) => key.toString(form)))];
}
