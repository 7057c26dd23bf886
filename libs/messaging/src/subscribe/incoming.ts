import type { OriginRecord } from '../dead-letters/dead-letter';
import type { Heard } from './heard';
import type { Subscription } from './subscription';

/** A record that can be handed to its handler. */
export interface IncomingEvent {
  readonly kind: 'event';
  readonly origin: OriginRecord;
  /** Where it lies in the partition that it was read from; for a replay that is not its origin's. */
  readonly offset: string;
  readonly subscription: Subscription;
  readonly heard: Heard<object>;
  readonly replay: boolean;
}

/** A record that no handler can be given: not JSON, off-contract, or of no contract of this service. */
export interface IncomingBroken {
  readonly kind: 'broken';
  readonly origin: OriginRecord;
  readonly offset: string;
  readonly reason: string;
  readonly replay: boolean;
}

export type Incoming = IncomingEvent | IncomingBroken;
