import { IsString, ValidateBy } from 'class-validator';
import { Env } from '../config/env.decorator';
import { parseKeyRing } from './key-ring';

function IsKeyRing(): PropertyDecorator {
  return ValidateBy({
    name: 'isKeyRing',
    validator: {
      validate: (value) => typeof value === 'string' && parseKeyRing(value).faults.length === 0,
      defaultMessage: (args) =>
        typeof args?.value === 'string'
          ? parseKeyRing(args.value).faults.join('; ')
          : 'must be <kid>:<32 bytes in hex or base64>, several with commas, the sealing one first',
    },
  });
}

/** Each key as it is written, be it good or not, and the good ones in hex and base64 too. */
function keySpellings(text: string): readonly string[] {
  const written = text.split(',').map((entry) => entry.slice(entry.indexOf(':') + 1).trim());
  const { keys } = parseKeyRing(text);
  const forms = ['hex', 'base64', 'base64url'] as const;
  return [...written, ...keys.flatMap(({ key }) => forms.map((form) => key.toString(form)))];
}

/** Master keys of sealed personal data. */
export class SealingEnv {
  /** e.g. `k2:<base64>,k1:<base64>`: the first seals, all open. A key: `openssl rand -base64 32`. */
  @Env('PII_KEYS', { secret: true, parts: keySpellings })
  @IsString()
  @IsKeyRing()
  piiKeys: string;
}
