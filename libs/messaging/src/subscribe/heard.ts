import type { UnitOfWork } from '../unit/unit-of-work';

/** An event as a handler hears it: contract-checked, with its CloudEvents attributes. */
export interface Heard<T extends object> {
  /** `ce_id`; with the topic, the inbox's key. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: Date;
  readonly key: string;
  readonly value: T;
  readonly traceparent?: string;
  readonly causationId?: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** The Nest context of a handler (`@Ctx()`): the unit of work of its slice. */
export interface HearContext {
  readonly unit: UnitOfWork;
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
