import type { PlatformEnv } from '../config/platform-env.config';

/**
 * Of `SHUTDOWN_TIMEOUT_MS`, what calls under way have at least: each of the six phases after them keeps a twentieth, and a
 * twentieth before the end of their own they are cut.
 */
const CALLS_SHARE = 0.65;
/** Between the reply and the end of the transaction that settles it. */
const SETTLE_MS = 5_000;
const STEP_MS = 10_000;

/** The slowest call that a service makes. */
export interface SlowestCall {
  /** Whose it is, as an operator knows it. */
  readonly of: string;
  readonly timeoutMs: number;
  /** What becomes of what was cut, to follow "each restart may cut …". */
  readonly harm: string;
}

/** What is to be said of a time-out within which the slowest call cannot end; undefined if it can. */
export function shutdownWarning(
  { of, timeoutMs, harm }: SlowestCall,
  { shutdownTimeoutMs, drainDelayMs }: Pick<PlatformEnv, 'shutdownTimeoutMs' | 'drainDelayMs'>,
): string | undefined {
  if (shutdownTimeoutMs * CALLS_SHARE - drainDelayMs >= timeoutMs) return undefined;
  const needed = (timeoutMs + SETTLE_MS + drainDelayMs) / CALLS_SHARE;
  const wanted = Math.ceil(needed / STEP_MS) * STEP_MS;
  return `SHUTDOWN_TIMEOUT_MS is ${shutdownTimeoutMs}, and a call of ${of} may take ${timeoutMs} ms: each restart may cut ${harm}; set SHUTDOWN_TIMEOUT_MS=${wanted}, and the platform's grace period (stop_grace_period, terminationGracePeriodSeconds) to ${wanted / 1_000 + 10} s`;
}
