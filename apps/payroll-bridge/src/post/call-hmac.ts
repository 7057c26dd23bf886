import { createHash } from 'node:crypto';
import type { LookupHasher } from '@ponte/platform';

/**
 * What a body of a call is recognised by when its sealed text is gone. Keyed (HMAC by the first of `PII_LOOKUP_KEYS`): of a
 * call that held one employee the ledger says everything but the matrícula, and a plain digest would give that back to
 * whoever tries all numbers there are. Over the SHA-256, so that a body need not be kept for it.
 *
 * @param body its text, or the SHA-256 of it in hex
 * @returns 64 hex digits
 */
export function callHmac(
  hasher: Pick<LookupHasher, 'hash'>,
  body: { readonly text: string } | { readonly sha256: string },
): string {
  const sha256 =
    'text' in body ? createHash('sha256').update(body.text).digest('hex') : body.sha256;
  return hasher.hash(`datasul.call ${sha256}`);
}
