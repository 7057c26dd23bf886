import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { SealKey } from '../sealing/key-ring';

/**
 * Keyed hashes (HMAC-SHA256) by which a person is found again: whoever has no key can neither read them nor try all
 * numbers there are, as one could with a plain digest of a matrícula or a CPF.
 */
export class LookupHasher {
  private readonly keys: readonly KeyObject[];

  /** @param keys the first hashes, all are tried */
  constructor(keys: readonly SealKey[]) {
    if (keys.length === 0)
      throw new Error('a LookupHasher needs at least one key (PII_LOOKUP_KEYS)');
    this.keys = keys.map(({ key }) => createSecretKey(key));
  }

  /**
   * @param text what identifies the person, with a word for what it is, so that no two things share a hash
   * @returns 64 hex digits, by the first key
   */
  hash(text: string): string {
    return digest(this.keys[0] as KeyObject, text);
  }

  /** The hash by each key, that of {@link hash} first: under one of them it was written. */
  all(text: string): readonly string[] {
    return this.keys.map((key) => digest(key, text));
  }

  /** The hash by the first key, if the one given is of this text by any of them; else undefined. */
  renewed(text: string, hash: string): string | undefined {
    const [first, ...others] = this.all(text);
    return hash === first || others.includes(hash) ? first : undefined;
  }
}

function digest(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
