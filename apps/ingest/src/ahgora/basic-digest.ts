import { isUtf8 } from 'node:buffer';
import { createHash, hash } from 'node:crypto';

const FORM = /^Basic +([A-Za-z0-9+/]+={0,2})$/i;

/** Digest of a user and a password of which only the digest may be known: 32 bytes. */
export function credentialDigest(user: string, passwordDigest: Buffer): Buffer {
  const ofUser = hash('sha256', user, 'buffer');
  return createHash('sha256').update(ofUser).update(passwordDigest).digest();
}

/**
 * The same of an `Authorization` header (RFC 7617), `undefined` if it is none of HTTP Basic. The user ends at the first
 * colon. Bytes that are no UTF-8 are taken for ISO-8859-1, as older clients write them.
 */
export function basicDigest(header: string): Buffer | undefined {
  const encoded = FORM.exec(header.trim())?.[1];
  if (encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  const text = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  return credentialDigest(text.slice(0, colon), hash('sha256', text.slice(colon + 1), 'buffer'));
}
