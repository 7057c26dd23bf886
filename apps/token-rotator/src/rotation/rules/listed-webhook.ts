import { createHash } from 'node:crypto';
import type { GupyWebhook } from '@ponte/clients/gupy';

/** A webhook of Gupy's list as it is judged and kept: no person, and no address, for that may hold a secret. */
export interface ListedWebhook {
  readonly id: string;
  readonly action: string | null;
  readonly status: string | null;
  readonly host: string | null;
  /** Digest of the whole address, to be compared with. */
  readonly address: string | null;
}

/** What is taken of a webhook as Gupy lists it. */
export function listedWebhook({ id, action, status, postbackUrl }: GupyWebhook): ListedWebhook {
  return {
    id,
    action: action ?? null,
    status: status ?? null,
    host: postbackUrl && URL.canParse(postbackUrl) ? new URL(postbackUrl).host : null,
    address: postbackUrl ? addressDigest(postbackUrl) : null,
  };
}

/** SHA-256 in hex of an address as programs compare them: a slash after a bare host, or its case, is no difference. */
export function addressDigest(url: string): string {
  const text = URL.canParse(url) ? new URL(url).href : url;
  return createHash('sha256').update(text).digest('hex');
}
