import type { CallOptions, HttpResult } from '@ponte/clients/http';

/** An order of an exam or validation for one candidate. The default request sends what is named here and nothing else. */
export interface ValidationOrder {
  /** Our id of the screening: stable over retries, sent as `Idempotency-Key` too. */
  readonly externalId: string;
  /** Id of the screening's rule. */
  readonly screening: string;
  readonly step: { readonly id?: number; readonly name?: string };
  readonly job: { readonly id: number; readonly name?: string };
  /** `id`, `name`, `email`; further members are sent only where the configured request names them. */
  readonly candidate: Readonly<Record<string, unknown>>;
}

/** An order that the platform took. */
export interface OrderReceipt {
  readonly orderId: string;
}

/** An order as the platform shows it. */
export interface OrderReading {
  readonly orderId?: string;
  readonly externalId?: string;
  /** Absent while there is no result. */
  readonly outcome?: string;
  readonly score?: number | string;
  /** May be personal data. */
  readonly summary?: string;
  /** As the platform writes it. */
  readonly date?: string;
}

/** What a search for an order by our id came to. */
export type OrderSearch =
  | { readonly found: 'order'; readonly order: OrderReading }
  /** Surely not there. */
  | { readonly found: 'none' }
  /** The answer does not tell. */
  | { readonly found: 'unsure'; readonly reason: string };

/**
 * A platform that validates or examines candidates; also the injection token of a service that has only one. What a
 * repeated request does there (`repeat`) decides the class of a failed one: `idempotent` → transient, else ambiguous.
 */
export abstract class ValidationPlatform {
  abstract requestOrder(
    order: ValidationOrder,
    options?: CallOptions,
  ): Promise<HttpResult<OrderReceipt>>;
  abstract readOrder(orderId: string, options?: CallOptions): Promise<HttpResult<OrderReading>>;
  abstract findOrder(externalId: string, options?: CallOptions): Promise<HttpResult<OrderSearch>>;
}
