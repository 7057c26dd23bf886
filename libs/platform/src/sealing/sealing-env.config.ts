import { IsString } from 'class-validator';
import { Env } from '../config/env.decorator';
import { IsKeyRing, keySpellings } from './key-ring.decorator';

/** Master keys of sealed personal data. */
export class SealingEnv {
  /** e.g. `k2:<base64>,k1:<base64>`: the first seals, all open. A key: `openssl rand -base64 32`. */
  @Env('PII_KEYS', { secret: true, parts: keySpellings })
  @IsString()
  @IsKeyRing()
  piiKeys: string;
}
