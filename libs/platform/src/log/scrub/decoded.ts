/** How often text may have been encoded on top of itself: a URL in a URL in a log line of a proxy. */
const ROUNDS = 4;

/**
 * The text with percent-encoding, `\uXXXX` escapes, numeric HTML entities and compatibility forms (full-width digits)
 * taken off, so that rules see what a reader would. Returns the very text if there was nothing to take off.
 * @param between applied before each round: for what decoding makes unrecognisable
 */
export function decoded(text: string, between = (same: string): string => same): string {
  let current = between(text);
  for (let round = 0; round < ROUNDS; round++) {
    const next = once(current);
    if (next === current) break;
    current = between(next);
  }
  return current;
}

function once(text: string): string {
  let next = text;
  if (next.includes('%')) next = next.replace(/(?:%[0-9a-f]{2})+/gi, percentDecoded);
  if (next.includes('\\u')) {
    next = next.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => fromCode(parseInt(hex, 16)));
  }
  if (next.includes('&#')) {
    next = next
      .replace(/&#(\d{1,6});/g, (_, code: string) => fromCode(Number(code)))
      .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => fromCode(parseInt(code, 16)));
  }
  // Zero-width characters split a number for a rule, but not for a reader.
  return /[^\x00-\x7f]/.test(next)
    ? next.normalize('NFKC').replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    : next;
}

function percentDecoded(run: string): string {
  const bytes = Buffer.from(run.replace(/%/g, ''), 'hex');
  return bytes.toString('utf8');
}

function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
