/** Longest wait that a server may impose on us, in milliseconds: a wrong date must not park a lane for a day. */
export const MAX_RETRY_AFTER_MS = 600_000;

/**
 * Reads `Retry-After` (RFC 9110 §10.2.3): seconds or an HTTP date.
 * @param now the present in epoch milliseconds
 * @param date the answer's own `Date`, which a date is measured against so that clock skew does not matter
 * @returns milliseconds from now, between 0 and {@link MAX_RETRY_AFTER_MS}; undefined if absent or nonsense
 */
export function readRetryAfter(
  value: string | undefined,
  now: number,
  date?: string,
): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) {
    return Math.min(Math.ceil(Number(text) * 1_000), MAX_RETRY_AFTER_MS);
  }
  // An HTTP date begins with the day's name; Date.parse alone would also take "-5" and "2026".
  const at = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) {
    return undefined;
  }
  const sent = Date.parse(date ?? '');
  return Math.min(Math.max(at - (Number.isNaN(sent) ? now : sent), 0), MAX_RETRY_AFTER_MS);
}
