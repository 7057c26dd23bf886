import type { Layer } from '../call';
import type { RateLimiter } from '../rate/rate-limiter';
import { subjectOf } from '../subject';

/** Sends only within the host's budget; see {@link Pace} for what happens when it is used up. */
export function withRateLimit(system: string, limiter: RateLimiter): Layer {
  return (next) => async (request, signal) => {
    const { pace = 'now', maxWaitMs } = request;
    const turn = await limiter.acquire({ pace, maxWaitMs, signal });
    if (turn.granted) {
      return next(request, signal);
    }
    return {
      ok: false,
      class: 'throttled',
      local: true,
      fault: signal?.aborted ? 'aborted' : 'budget',
      reason: `${subjectOf(system, request)}: not sent, this process's part of the host's rate limit (${limiter.budget}/min) is used up`,
      retryAfterMs: turn.retryAfterMs,
    };
  };
}
