import type { MessageHandler } from '@nestjs/microservices';
import type { DeadCause } from '../dead-letters/dead-letter';
import type { UnitOfWork } from '../unit/unit-of-work';
import type { Heard } from './heard';
import type { SubscriptionExtras } from './subscription-extras';

/** A contract that this service hears, with Nest's handler of it. */
export interface Subscription extends SubscriptionExtras {
  readonly handler: MessageHandler;
  /** Told, in the transaction that makes its dead letter, that an event could not be handled. */
  readonly buried?: (event: Heard<object>, cause: DeadCause, unit: UnitOfWork) => Promise<void>;
}
