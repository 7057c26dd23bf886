/** Any JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** `v1.<key id>.<purpose:system:source:person>.<nonce, ciphertext, tag>` (28 bytes at least, in base64url). */
const SEALED = /^v\d+\.[^.\s]+\.[^.\s]+\.[A-Za-z0-9_-]{38,}$/;

/**
 * What may be kept of a value: all of it but the sealed parts, wherever they stand. PostgreSQL cannot hold U+0000 nor half
 * a surrogate pair; they are replaced by U+FFFD, so that one odd record does not stop the others.
 *
 * @returns `clear` without `sealed` and without any text of a sealed part's form; `sealed`: the names of what was left out
 */
export function clearPart(value: Json): { clear: Json; sealed: string[] } {
  const sealed = new Set<string>();
  const clean = (part: Json, name: string): Json | undefined => {
    if (typeof part === 'string') {
      if (!SEALED.test(part)) return part.toWellFormed().replaceAll('\0', '\uFFFD');
      sealed.add(name);
      return undefined;
    }
    if (Array.isArray(part)) return part.map((each) => clean(each, name) ?? null);
    if (part === null || typeof part !== 'object') return part;
    const kept = Object.entries(part).flatMap(([key, child]): [string, Json][] => {
      const cleaned = clean(child, key);
      const isEmptied = key === 'sealed' && name === '';
      return cleaned === undefined || isEmptied ? [] : [[storable(key), cleaned]];
    });
    return Object.fromEntries(kept);
  };
  return { clear: clean(value, '') ?? null, sealed: [...sealed].sort() };
}

const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');
