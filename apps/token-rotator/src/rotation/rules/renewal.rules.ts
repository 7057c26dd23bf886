/** Part of a token's life by which renewals of many webhooks are spread, to both sides. */
const JITTER = 0.05;
/** Delays between tries in milliseconds; the last one repeats. */
const RETRIES_MS = [1_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000];
/** Of a short life no more than this part may pass between two tries. */
const MOST_OF_LIFE = 1 / 20;
const LEAST_RETRY_MS = 250;

/** When the successor of a token is got. `random` is in [0, 1). */
export function renewAt(mintedAt: Date, lifeMs: number, part: number, random: number): Date {
  const at = part + (random * 2 - 1) * JITTER;
  return new Date(mintedAt.getTime() + Math.round(lifeMs * at));
}

/** How long to wait after so many failures in a row (1 for the first). */
export function retryMs(failures: number, lifeMs: number, random: number): number {
  const listed = RETRIES_MS[Math.min(failures, RETRIES_MS.length) - 1] ?? LEAST_RETRY_MS;
  const bounded = Math.min(listed, Math.max(LEAST_RETRY_MS, lifeMs * MOST_OF_LIFE));
  return Math.round(bounded * (0.75 + random * 0.5));
}

/** When a rotation that is still under way alerts: well before the token's end, whatever its life. */
export function alertAt(begunAt: Date, lifeMs: number, settleMs: number, alertMs: number): Date {
  return new Date(begunAt.getTime() + settleMs + Math.min(alertMs, Math.max(1_000, lifeMs / 10)));
}

/** Calls that failed in a row after which a webhook is failing. */
export const MOST_FAILURES = 3;
