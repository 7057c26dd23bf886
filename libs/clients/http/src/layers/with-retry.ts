import type { Layer } from '../call';
import { MAX_RETRY_AFTER_MS } from '../retry-after';
import type { CallFailure } from '../http-result';

export interface RetrySettings {
  /** Attempts in all. By default 5, as Gupy advises. */
  readonly attempts?: number;
  /** Base of the waits, in milliseconds. By default 1,000. */
  readonly baseMs?: number;
}

/**
 * Repeats reads that failed for a moment, after 2^n · 1 s · (0.5 … 1) (Gupy's advice) or what `Retry-After` says. Only
 * reads that wait for their turn: a task's calls are repeated by its own schedule, where each attempt is recorded.
 * @param random 0 ≤ x < 1
 */
export function withRetry(settings: RetrySettings = {}, random: () => number = Math.random): Layer {
  const { attempts = 5, baseMs = 1_000 } = settings;
  return (next) => async (request, signal) => {
    const repeatable =
      (request.method === 'GET' || request.method === 'HEAD') && (request.pace ?? 'now') !== 'now';
    for (let attempt = 1; ; attempt += 1) {
      const result = await next(request, signal);
      if (result.ok || !repeatable || attempt >= attempts || !isPassing(result)) {
        return result;
      }
      const waitMs = Math.max(
        2 ** (attempt - 1) * baseMs * (0.5 + random() / 2),
        result.retryAfterMs ?? 0,
      );
      if (!(await waited(Math.min(waitMs, MAX_RETRY_AFTER_MS), signal))) {
        return result;
      }
    }
  };
}

/** The local budget is not repeated here: the limiter has already waited as long as it was allowed to. */
function isPassing(failure: CallFailure): boolean {
  return (
    failure.fault !== 'aborted' &&
    (failure.class === 'transient' || (failure.class === 'throttled' && failure.fault === 'status'))
  );
}

/** Resolves to whether the time passed before the caller gave up. */
function waited(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (passed: boolean): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      resolve(passed);
    };
    const onAbort = (): void => end(false);
    const timer = setTimeout(() => end(true), ms);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) {
      onAbort();
    }
  });
}
