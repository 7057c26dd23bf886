import type { HttpClientOptions } from '@ponte/clients/http';

/** What a client of a desk takes besides its configuration. */
export interface DeskClientOptions extends Pick<
  HttpClientOptions,
  'observe' | 'traceparent' | 'rateLimiters' | 'breaker'
> {
  /** Milliseconds since 1970; by default the machine's clock. */
  readonly now?: () => number;
}
