import { IsString } from 'class-validator';
import { Env } from '../config/env.decorator';
import { IsKeyRing, keySpellings } from '../sealing/key-ring.decorator';

/** Keys of lookup hashes: how a person is found again without being readable. Apart from the keys that seal. */
export class LookupEnv {
  /**
   * e.g. `l2:<base64>,l1:<base64>`: the first hashes, all are tried when something is looked up. A key:
   * `openssl rand -base64 32`. One is dropped only after what it hashed was hashed anew (docs/personal-data.md).
   */
  @Env('PII_LOOKUP_KEYS', { secret: true, parts: keySpellings })
  @IsString()
  @IsKeyRing()
  lookupKeys: string;
}
