import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '../../json/canonical-json';
import type { WebhookCredentialIssued } from './webhook-credential-issued.event';

/** A key of `CREDENTIAL_KEYS`, as the platform's `parseKeyRing` reads it. */
export interface CredentialKey {
  /** Short public name of the key; stands in front of each signature made by it. */
  readonly kid: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** What becomes of a record's signature: only `valid` may be put in force. */
export type SignatureVerdict = 'valid' | 'unknown-key' | 'invalid';

/** All of a record but its signature. */
export type UnsignedCredential = Omit<WebhookCredentialIssued, 'signature'>;

/** The record with its signature: `<kid>.<HMAC-SHA256 in base64url over the canonical JSON of all the rest>`. */
export function signCredential(
  value: UnsignedCredential,
  { kid, key }: CredentialKey,
): WebhookCredentialIssued {
  return { ...value, signature: `${kid}.${mac(value, key).toString('base64url')}` };
}

/**
 * Whether one of `keys` signed the record as it stands, members added later included: without the key, nobody who can
 * write to the topic can let himself in. Compares in constant time.
 */
export function verifyCredential(
  value: WebhookCredentialIssued,
  keys: readonly CredentialKey[],
): SignatureVerdict {
  const { signature } = value;
  const dot = signature.indexOf('.');
  const known = keys.find(({ kid }) => kid === signature.slice(0, Math.max(dot, 0)));
  if (!known) return 'unknown-key';
  const given = Buffer.from(signature.slice(dot + 1), 'base64url');
  const made = mac(value, known.key);
  return given.length === made.length && timingSafeEqual(given, made) ? 'valid' : 'invalid';
}

function mac(value: UnsignedCredential, key: Buffer): Buffer {
  const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'signature'));
  return createHmac('sha256', key).update(canonicalJson(rest)).digest();
}
