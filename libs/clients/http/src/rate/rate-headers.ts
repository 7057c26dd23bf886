import type { AnswerHeaders } from '../http-result';
import { readRetryAfter } from '../retry-after';

/** Longest time for which `X-RateLimit-Reset` is believed, in milliseconds: the vendor's window is one minute. */
const MAX_RESET_MS = 60_000;
/** A reset later than this is not a skewed clock but another unit, and is ignored. */
const NONSENSE_RESET_MS = 3_600_000;
/** Wait after a 429 that says nothing about when to come back. */
const DEFAULT_THROTTLE_MS = 10_000;
/** Never come back at once, even if `Retry-After: 0` invites to. */
const MIN_THROTTLE_MS = 1_000;

/** What a server says about its own rate limit. */
export interface ServerAllowance {
  /** Requests left until the reset. */
  readonly remaining: number;
  /** Milliseconds from now, at most 60,000. */
  readonly resetMs: number;
}

/**
 * Reads `X-RateLimit-Remaining` and `X-RateLimit-Reset` (epoch seconds, known to be unreliable).
 * @param now the present in epoch milliseconds
 * @returns null if either is missing or makes no sense
 */
export function readAllowance(headers: AnswerHeaders, now: number): ServerAllowance | null {
  const remaining = headers['x-ratelimit-remaining']?.trim() ?? '';
  const resetMs = readReset(headers, now);
  return /^\d{1,9}$/.test(remaining) && resetMs !== null
    ? { remaining: Number(remaining), resetMs }
    : null;
}

/** How long to wait after a 429, in milliseconds. */
export function readThrottle(headers: AnswerHeaders, now: number): number {
  const wait = readRetryAfter(headers['retry-after'], now, headers.date) ?? readReset(headers, now);
  return Math.max(wait ?? DEFAULT_THROTTLE_MS, MIN_THROTTLE_MS);
}

function readReset(headers: AnswerHeaders, now: number): number | null {
  const reset = headers['x-ratelimit-reset']?.trim() ?? '';
  if (!/^\d{1,15}(\.\d+)?$/.test(reset)) {
    return null;
  }
  // Measured against the server's own clock where it tells it.
  const sent = Date.parse(headers.date ?? '');
  const resetMs = Number(reset) * 1_000 - (Number.isNaN(sent) ? now : sent);
  return resetMs <= 0 || resetMs > NONSENSE_RESET_MS ? null : Math.min(resetMs, MAX_RESET_MS);
}
