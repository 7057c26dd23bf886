import { IsString } from 'class-validator';
import { Env } from '../config/env.decorator';
import { IsKeyRing, keySpellings } from './key-ring.decorator';
import { parseKeyRing, type SealKey } from './key-ring';

/** Keys by which token-rotator signs the digests of issued credentials, and ingest knows them for its own. */
export class CredentialKeysEnv {
  /**
   * e.g. `c2:<base64>,c1:<base64>`: the first signs, all are believed. A key: `openssl rand -base64 32`. A new one is added
   * behind the first everywhere, then put first, then the old one is dropped an hour later.
   */
  @Env('CREDENTIAL_KEYS', { secret: true, parts: keySpellings })
  @IsString()
  @IsKeyRing()
  credentialKeys: string;

  /** The signing key first. */
  keys(): readonly SealKey[] {
    return parseKeyRing(this.credentialKeys).keys;
  }
}
