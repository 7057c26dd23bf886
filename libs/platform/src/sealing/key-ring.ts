export interface SealKey {
  /** Short public name of the key, readable in what it sealed. */
  readonly kid: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

const FORM = 'expected <kid>:<key>, the key being 32 bytes in hex (64 digits) or base64';

/**
 * Reads `PII_KEYS`: `k2:<key>,k1:<key>`. The first key seals, all open. Faults name the position and the kid, never the
 * key.
 */
export function parseKeyRing(text: string): {
  readonly keys: readonly SealKey[];
  readonly faults: readonly string[];
} {
  const keys: SealKey[] = [];
  const faults: string[] = [];
  for (const [index, entry] of text.split(',').entries()) {
    const place = `entry ${index + 1}`;
    const colon = entry.indexOf(':');
    const kid = entry.slice(0, Math.max(colon, 0)).trim();
    const key = decodeKey(entry.slice(colon + 1).trim());
    if (colon < 0) faults.push(`${place}: ${FORM}`);
    else if (!/^[A-Za-z0-9_-]{1,32}$/.test(kid)) {
      faults.push(`${place}: the kid must be 1 to 32 letters, digits, "-" or "_"`);
    } else if (typeof key === 'string') faults.push(`${place} (${kid}): ${key}`);
    else if (keys.some((known) => known.kid === kid)) {
      faults.push(`${place}: the kid ${kid} stands there twice; a new key needs a new kid`);
    } else if (keys.some((known) => known.key.equals(key))) {
      faults.push(`${place} (${kid}): the same key stands there under another kid`);
    } else keys.push({ kid, key });
  }
  return { keys, faults };
}

function decodeKey(text: string): Buffer | string {
  if (!text) return `the key is empty: ${FORM}`;
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, 'hex');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) {
    return 'the key holds characters that are neither hex nor base64';
  }
  const key = Buffer.from(text, 'base64');
  return key.length === 32 ? key : `the key is ${key.length} bytes, not 32`;
}
