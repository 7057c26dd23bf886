import type { UnitOfWork } from '../unit/unit-of-work';

/** An event as a handler hears it: contract-checked, with its CloudEvents attributes. */
export interface Heard<T extends object> {
  /** `ce_id`; with the topic, the inbox's key. An event without one is known by `topic/partition/offset`. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: Date;
  readonly key: string;
  readonly value: T;
  readonly traceparent?: string;
  readonly causationId?: string;
  /** Topic of the contract, without the environment's prefix; for a replayed event the topic it was first heard on. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** The Nest context of a handler (`@Ctx()`): the unit of work of its slice. */
export interface HearContext {
  /**
   * Tells and enqueues in the slice's transaction. For a `@Subscribe` handler (and a slice of one event) the cause and
   * the trace default to the event being heard.
   */
  readonly unit: UnitOfWork;
  /** The same unit of work with `event` as the default cause and trace; for `@SubscribeSlice` handlers. */
  unitFor(event: Heard<object>): UnitOfWork;
}

/**
 * Thrown by a handler for an event that it can never take: dead-lettered at once with this reason instead of being
 * tried three times.
 */
export class UnacceptableEvent extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnacceptableEvent';
  }
}
