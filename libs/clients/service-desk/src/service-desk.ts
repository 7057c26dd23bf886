import type { CallOptions, HttpResult } from '@ponte/clients/http';

/** One position of a request. */
export interface DeskRequestItem {
  readonly sku: string;
  readonly quantity: number;
  /** Id of the kit that it comes from. */
  readonly kit?: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

/** What is asked of a service desk for one hired person. `cpf` and `name` are personal: they only ever stand in bodies. */
export interface DeskRequest {
  /** Our id of the request: stable over retries, what the ticket is searched by. */
  readonly reference: string;
  /** Eleven digits. */
  readonly cpf?: string;
  readonly name?: string;
  readonly role?: string;
  /** Posto de trabalho. */
  readonly workplace?: string;
  readonly department?: string;
  readonly branch?: string;
  readonly hiringType?: string;
  /** First day of work, `YYYY-MM-DD`. */
  readonly startsOn?: string;
  /** When the equipment must be there, `YYYY-MM-DD`. */
  readonly dueOn?: string;
  readonly items: readonly DeskRequestItem[];
}

/** A ticket as it should be from now on, and what is told of the difference. */
export interface DeskChange {
  /** Whole, not only what changed: sending it twice is sending it once. */
  readonly request: DeskRequest;
  /** For the people at the desk, without personal data, e.g. `Início: 2026-04-06 → 2026-04-13`. */
  readonly changes: string;
  /** Counts the changes of this ticket: what keeps a repeated comment from being written twice. */
  readonly version: number;
}

/** A ticket that the desk took. */
export interface TicketReceipt {
  readonly ticketId: string;
}

/** What a search for a ticket by our reference came to. */
export type TicketSearch =
  | {
      readonly found: 'one';
      readonly ticketId: string;
      /** Further tickets with the same reference: made twice, which a person should know. */
      readonly others: readonly string[];
    }
  /** Surely not there. */
  | { readonly found: 'none' }
  | {
      readonly found: 'unsure';
      readonly reason: string;
      /** Milliseconds after which asking again can tell; without it only a person can. */
      readonly retryAfterMs?: number;
    };

/** A position as the desk tells of it. */
export interface TicketItemReading {
  readonly sku?: string;
  /** The desk's own word. */
  readonly status: string;
}

/** A ticket as the desk shows it. */
export interface TicketReading {
  readonly ticketId: string;
  readonly reference?: string;
  /** The desk's own word. */
  readonly status: string;
  readonly items?: readonly TicketItemReading[];
  /** Of the last change, as the desk writes it. */
  readonly date?: string;
}

/** What came of cancelling. */
export type CancelResult =
  | { readonly state: 'cancelled' }
  /** It had ended before (cancelled, delivered, deleted): nothing was done, nothing is to be done. */
  | { readonly state: 'ended'; readonly status?: string }
  /** The desk does not let it be cancelled from here: for a person. */
  | { readonly state: 'impossible'; readonly reason: string };

/** What a desk's configuration allows; the others answer that they cannot. */
export interface DeskAbilities {
  /** A creation may be sent again: the desk tells by our reference that it is the same, and answers the same ticket. */
  readonly repeatCreate: boolean;
  readonly find: boolean;
  readonly update: boolean;
  readonly cancel: boolean;
  readonly read: boolean;
}

/**
 * A service desk; also the injection token of a service that has only one. `create` is not idempotent: after a failure
 * of class `ambiguous`, `find` before it is repeated. Only where `abilities.repeatCreate` holds may it be sent again after any
 * failure (then of class `transient`); what was sent before may have arrived all the same. `update` and `cancel` may be repeated.
 */
export abstract class ServiceDesk {
  abstract readonly abilities: DeskAbilities;
  abstract create(request: DeskRequest, options?: CallOptions): Promise<HttpResult<TicketReceipt>>;
  /**
   * @param attemptedAt when a creation that may have had an effect last ended (or began, if that is not known): a desk's
   * search does not show a new ticket at once, so until the configured time has passed "not found" is `unsure`
   */
  abstract find(
    reference: string,
    attemptedAt: Date,
    options?: CallOptions,
  ): Promise<HttpResult<TicketSearch>>;
  abstract update(
    ticketId: string,
    change: DeskChange,
    options?: CallOptions,
  ): Promise<HttpResult<TicketReceipt>>;
  /** @param why for the people at the desk, without personal data */
  abstract cancel(
    ticketId: string,
    why: string,
    options?: CallOptions,
  ): Promise<HttpResult<CancelResult>>;
  abstract read(ticketId: string, options?: CallOptions): Promise<HttpResult<TicketReading>>;
  /** Waits for calls under way. */
  abstract close(): Promise<void>;
}
