import type { HttpRequest } from './http-request';
import type { HttpResult } from './http-result';

/** Performs one call. Whatever happens outside is a value; a rejection is a bug. */
export type Call = <T>(request: HttpRequest<T>, signal?: AbortSignal) => Promise<HttpResult<T>>;

/** One concern around a call (time-out, breaker, rate limit, …). */
export type Layer = (next: Call) => Call;
