import { randomBytes } from 'node:crypto';
import type { TokenResult, TokenSource } from './token-source';

/** 32 random bytes: guessing one is out of reach, and base64url of it is fit for any header. */
const BYTES = 32;

/** Tokens of our own making, for receivers that learn the digests from us. */
export class GeneratedTokens implements TokenSource {
  issue(): Promise<TokenResult> {
    return Promise.resolve({
      ok: true,
      body: { token: randomBytes(BYTES).toString('base64url') },
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
