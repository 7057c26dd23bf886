import type { EventContract } from '@ponte/contracts';

/** Nest transport id of the strategy: handlers of other transports of an application are left alone. */
export const INBOX_TRANSPORT = Symbol('ponte-kafka-inbox');

/** Key of a handler's own metadata, by which subscriptions are known before Nest registers handlers. */
export const SUBSCRIPTION = Symbol('ponte:subscription');

export interface SubscribeOptions {
  /**
   * Whether the handler may hear an event again after the inbox forgot it (`INBOX_RETENTION_DAYS`). Without it, topics
   * that are kept longer than that (compacted ones among them) are refused by `topics plan|apply`.
   */
  readonly replayable?: boolean;
}

/** What the decorators hang on a handler and Nest hands to the strategy. */
export interface SubscriptionExtras {
  readonly contract: EventContract;
  /** `event`: called once per event; `slice`: called once with all new events of a slice. */
  readonly mode: 'event' | 'slice';
  /** `Class.method`, for messages. */
  readonly where: string;
  readonly replayable: boolean;
}
