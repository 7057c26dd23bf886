import {
  type CredentialKey,
  JsonTextError,
  parseJson,
  verifyCredential,
  type WebhookCredentialIssued,
  webhookCredentialIssued,
} from '@ponte/contracts';

/** A record of issued credentials that may be believed, or why not. */
export type IssuedRead =
  | { readonly kind: 'signed'; readonly value: WebhookCredentialIssued }
  /** Not by a key of ours; by a key of ours, but not as it stands; no such record at all. */
  | { readonly kind: 'unknown-key' | 'invalid' | 'broken' };

/** Reads a record's value. A tombstone is broken: it is not signed, and would take tokens out of force. */
export function readIssued(value: Buffer | null, keys: readonly CredentialKey[]): IssuedRead {
  const read = value && parsed(value);
  if (!read || webhookCredentialIssued.validate(read).length > 0) return { kind: 'broken' };
  const issued = read as WebhookCredentialIssued;
  const verdict = verifyCredential(issued, keys);
  return verdict === 'valid' ? { kind: 'signed', value: issued } : { kind: verdict };
}

function parsed(value: Buffer): object | null {
  try {
    const read = parseJson(value);
    return typeof read === 'object' ? read : null;
  } catch (error) {
    if (error instanceof JsonTextError) return null;
    throw error;
  }
}
