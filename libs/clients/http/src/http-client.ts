import { Pool } from 'undici';
import type { Call } from './call';
import { exchange } from './exchange/exchange';
import { wireExchange, type WireRequest, type WireResult } from './exchange/wire-exchange';
import type { HttpRequest } from './http-request';
import type { HttpResult } from './http-result';
import { withCircuitBreaker, type BreakerSettings } from './layers/with-circuit-breaker';
import { withObservation, type CallObserver } from './layers/with-observation';
import { withRateLimit } from './layers/with-rate-limit';
import { withRetry, type RetrySettings } from './layers/with-retry';
import { limitTime, withTimeout } from './layers/with-timeout';
import { prepare, type PrepareOptions } from './prepare';
import { processRateLimiters, type RateLimiters, type RateSettings } from './rate/rate-limiters';
import { Refusals } from './refusals';
import { parseBaseUrl, type BaseUrl } from './target';

/** Of one attempt, unless the client says otherwise. */
const DEFAULT_TIMEOUT_MS = 10_000;
/** Larger answers are cut, unless the client says otherwise. */
const MAX_RESPONSE_BYTES = 8 * 1024 * 1024;

export interface HttpClientOptions extends PrepareOptions {
  /** Base URL, with or without a trailing slash. */
  readonly url: string;
  /** Of one attempt, from asking for a connection to the last byte. By default 10,000. */
  readonly timeoutMs?: number;
  /** Part of it for the connection, TLS included. By default 5,000, at most `timeoutMs`. */
  readonly connectTimeoutMs?: number;
  /** Larger answers are cut and taken as unreadable. By default 8 MiB: a page of 100 applications is below 1 MiB. */
  readonly maxResponseBytes?: number;
  /** Connections at once; further calls wait for one, within their time-out. By default 32. */
  readonly connections?: number;
  /** Without it calls are not limited. */
  readonly rate?: RateSettings;
  readonly breaker?: BreakerSettings;
  readonly retry?: RetrySettings;
  /** Told of each attempt on the wire, for metrics. */
  readonly observe?: CallObserver;
  /** By default the process's own: one budget per host. */
  readonly rateLimiters?: RateLimiters;
}

/**
 * HTTP with one credential at one base URL. A call is a value in, a value out; it rejects only for a bug. Redirects are
 * not followed: an API that moved is a matter of configuration, and a followed redirect would carry the credential away.
 */
export class HttpClient {
  private readonly pool: Pool;
  private readonly perform: Call;
  private readonly base: BaseUrl;
  private readonly timeoutMs: number;

  constructor(private readonly options: HttpClientOptions) {
    const base = (this.base = parseBaseUrl(options.url));
    const timeoutMs = (this.timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    this.pool = new Pool(base.origin, {
      connections: options.connections ?? 32,
      pipelining: 1,
      connect: { timeout: Math.min(options.connectTimeoutMs ?? 5_000, timeoutMs) },
      // The time limit of the whole call rules; these are for what it might not reach.
      headersTimeout: timeoutMs + 1_000,
      bodyTimeout: timeoutMs + 1_000,
      // Below the 5 s after which Node servers close an idle connection: a request on a closing one is ambiguous.
      keepAliveTimeout: 4_000,
      keepAliveMaxTimeout: 60_000,
    });
    const limiter =
      options.rate && (options.rateLimiters ?? processRateLimiters).of(base.host, options.rate);
    const wire = exchange({
      system: options.system,
      base,
      dispatcher: this.pool,
      maxResponseBytes: options.maxResponseBytes ?? MAX_RESPONSE_BYTES,
      refusals: new Refusals(),
      onAnswer: (status, headers) => limiter?.follow(status, headers),
    });
    const layers = [
      withRetry(options.retry),
      ...(limiter ? [withRateLimit(options.system, limiter)] : []),
      withCircuitBreaker(options.system, options.breaker),
      ...(options.observe ? [withObservation(options.system, options.observe)] : []),
      withTimeout(timeoutMs),
    ];
    this.perform = layers.reduceRight<Call>((next, layer) => layer(next), wire);
  }

  call<T>(request: HttpRequest<T>): Promise<HttpResult<T>> {
    const prepared = prepare(this.options, request);
    return 'ok' in prepared ? Promise.resolve(prepared) : this.perform(prepared, request.signal);
  }

  /**
   * One attempt and nothing else: no repeat, no breaker, no budget, no observer, on a connection of its own. For a call
   * whose every answer counts, also the body of one that says no.
   * @returns the answer as it came, or why there is none and whether a byte of the request had left
   */
  async wire(request: WireRequest): Promise<WireResult> {
    const prepared = prepare(this.options, request);
    if ('ok' in prepared) {
      return { answered: false, sent: false, fault: prepared.fault, reason: prepared.reason };
    }
    const { system, maxResponseBytes = MAX_RESPONSE_BYTES } = this.options;
    const wired = { system, base: this.base, dispatcher: this.pool, maxResponseBytes };
    return limitTime(request.timeoutMs ?? this.timeoutMs, request.signal, (signal) =>
      wireExchange(wired, prepared, signal),
    );
  }

  /** Waits for calls under way, refuses later ones. */
  close(): Promise<void> {
    return this.pool.close();
  }
}
