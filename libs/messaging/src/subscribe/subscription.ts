import type { MessageHandler } from '@nestjs/microservices';
import type { SubscriptionExtras } from './subscription-extras';

/** A contract that this service hears, with Nest's handler of it. */
export interface Subscription extends SubscriptionExtras {
  readonly handler: MessageHandler;
}
