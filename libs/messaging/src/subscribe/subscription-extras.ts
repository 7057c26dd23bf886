import type { EventContract } from '@ponte/contracts';

/** Nest transport id of the strategy: handlers of other transports of an application are left alone. */
export const INBOX_TRANSPORT = Symbol('ponte-kafka-inbox');

/** What the decorators hang on a handler and Nest hands to the strategy. */
export interface SubscriptionExtras {
  readonly contract: EventContract;
  /** `event`: called once per event; `slice`: called once with all new events of a slice. */
  readonly mode: 'event' | 'slice';
  /** `Class.method`, for messages. */
  readonly where: string;
}
