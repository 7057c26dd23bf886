import type { HttpClientOptions, RateSettings } from '@ponte/clients/http';

export interface GupyClientOptions
  extends Omit<HttpClientOptions, 'system' | 'rate' | 'token'>, Partial<RateSettings> {
  /** Our name for the customer's account, shown in reasons, e.g. `acme`. */
  readonly account?: string;
  /** Bearer token, asked for at each call. */
  readonly token: () => string;
}
