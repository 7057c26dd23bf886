import type { PlatformEnv } from '@ponte/platform';
import type { ProfileConfig } from '../config/profile.config';

/**
 * Of `SHUTDOWN_TIMEOUT_MS`, what calls under way have at least: each of the six phases after them keeps a twentieth, and a
 * twentieth before the end of their own they are cut.
 */
export const CALLS_SHARE = 0.65;
/** Between the reply and the end of the transaction that settles it. */
const SETTLE_MS = 5_000;
const STEP_MS = 10_000;

/** What is to be said of a time-out within which the slowest profile's calls cannot end; undefined if they can. */
export function shutdownWarning(
  profiles: readonly Pick<ProfileConfig, 'id' | 'datasul'>[],
  { shutdownTimeoutMs, drainDelayMs }: Pick<PlatformEnv, 'shutdownTimeoutMs' | 'drainDelayMs'>,
): string | undefined {
  const [slowest] = profiles.toSorted((a, b) => b.datasul.timeoutMs - a.datasul.timeoutMs);
  if (!slowest) return undefined;
  const { timeoutMs } = slowest.datasul;
  if (shutdownTimeoutMs * CALLS_SHARE - drainDelayMs >= timeoutMs) return undefined;
  const needed = (timeoutMs + SETTLE_MS + drainDelayMs) / CALLS_SHARE;
  const wanted = Math.ceil(needed / STEP_MS) * STEP_MS;
  return `SHUTDOWN_TIMEOUT_MS is ${shutdownTimeoutMs}, and a call of the profile ${slowest.id} may take ${timeoutMs} ms: each restart may cut calls whose entries are then unknown, for a person to check; set SHUTDOWN_TIMEOUT_MS=${wanted}, and the platform's grace period (stop_grace_period, terminationGracePeriodSeconds) to ${wanted / 1_000 + 10} s`;
}
