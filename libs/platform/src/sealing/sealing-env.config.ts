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

/** Master keys of sealed personal data. */
export class SealingEnv {
  /** e.g. `k2:<base64>,k1:<base64>`: the first seals, all open. A key: `openssl rand -base64 32`. */
  @Env('PII_KEYS', { secret: true })
  @IsString()
  @IsKeyRing()
  piiKeys: string;
}
