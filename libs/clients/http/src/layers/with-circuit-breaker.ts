import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  type CircuitBreakerPolicy,
  type IBackoff,
} from 'cockatiel';
import type { Layer } from '../call';
import type { HttpRequest } from '../http-request';
import type { CallFailure, CallFault, HttpResult } from '../http-result';
import { subjectOf } from '../subject';

export interface BreakerSettings {
  /** Failures in a row that open it. By default 5. */
  readonly failures?: number;
  /** First wait before a probe, in milliseconds; doubled after each probe that fails. By default 5,000. */
  readonly probeAfterMs?: number;
  /** Longest wait before a probe, in milliseconds. By default 60,000. */
  readonly maxProbeAfterMs?: number;
}

/** How long others should wait while a probe is under way, in milliseconds. */
const PROBE_UNDER_WAY_MS = 1_000;
/**
 * What speaks against the endpoint's health; a refusal in good order does not. A probe that its caller gave up proves
 * nothing, and must not close the breaker.
 */
const SICK: ReadonlySet<CallFault> = new Set<CallFault>([
  'unreachable',
  'time-out',
  'reset',
  'unreadable',
  'aborted',
]);

type Breaker = { readonly policy: CircuitBreakerPolicy; probeAt: number };

/**
 * Stops calling an endpoint that is down: after `failures` in a row calls end as `unavailable` at once, and one call at a
 * time probes. One breaker per method and path template, so that a broken endpoint does not stop the others.
 */
export function withCircuitBreaker(system: string, settings: BreakerSettings = {}): Layer {
  const breakers = new Map<string, Breaker>();
  return (next) => async (request, signal) => {
    const endpoint = `${request.method} ${request.path.template}`;
    const breaker = breakers.get(endpoint) ?? newBreaker(settings);
    breakers.set(endpoint, breaker);
    // cockatiel lets others wait for the probe; a task has better things to do.
    if (breaker.policy.state === CircuitState.HalfOpen) {
      return refusal(system, request, PROBE_UNDER_WAY_MS);
    }
    try {
      return await breaker.policy.execute(() => next(request, signal));
    } catch (error) {
      if (error instanceof BrokenCircuitError) {
        return refusal(system, request, Math.max(breaker.probeAt - Date.now(), 1));
      }
      throw error;
    }
  };
}

function newBreaker(settings: BreakerSettings): Breaker {
  const { failures = 5, probeAfterMs = 5_000, maxProbeAfterMs = 60_000 } = settings;
  const breaker = { probeAt: 0 } as { policy: CircuitBreakerPolicy; probeAt: number };
  const backoff = (duration: number): IBackoff<unknown> => {
    breaker.probeAt = Date.now() + duration;
    return { duration, next: () => backoff(Math.min(duration * 2, maxProbeAfterMs)) };
  };
  breaker.policy = circuitBreaker(
    handleWhenResult((result) => speaksAgainst(result as HttpResult<unknown>)),
    {
      halfOpenAfter: { next: () => backoff(probeAfterMs) },
      breaker: new ConsecutiveBreaker(failures),
    },
  );
  return breaker;
}

function speaksAgainst(result: HttpResult<unknown>): boolean {
  return !result.ok && (SICK.has(result.fault) || (result.status ?? 0) >= 500);
}

function refusal(system: string, request: HttpRequest<unknown>, retryAfterMs: number): CallFailure {
  return {
    ok: false,
    class: 'unavailable',
    scope: 'endpoint',
    fault: 'breaker-open',
    local: true,
    reason: `${subjectOf(system, request)}: not tried, it failed several times in a row; one call at a time probes whether it is back`,
    retryAfterMs,
  };
}
