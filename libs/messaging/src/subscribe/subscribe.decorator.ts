import { applyDecorators, SetMetadata, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { EventContract } from '@ponte/contracts';
import { RethrowFilter } from './rethrow.filter';
import {
  INBOX_TRANSPORT,
  SUBSCRIPTION,
  type SubscribeOptions,
  type SubscriptionExtras,
} from './subscription-extras';

/**
 * Marks a controller's method as the handler of a contract's events:
 * `(@Payload() event: Heard<T>, @Ctx() ctx: HearContext) => Promise<void>`.
 *
 * It runs inside the transaction of its slice, in log order, and touches only this service's database through
 * `ctx.unit`. What it throws decides: {@link UnacceptableEvent} → dead letter at once; an outage of the database → the
 * same slice again; anything else → dead letter after failing alone three times. One handler per contract and service.
 */
export function Subscribe<T extends object>(
  contract: EventContract<T>,
  options: SubscribeOptions = {},
): MethodDecorator {
  return subscription(contract as unknown as EventContract, 'event', options);
}

/** The decorator behind {@link Subscribe} and `SubscribeSlice`. */
export function subscription(
  contract: EventContract,
  mode: SubscriptionExtras['mode'],
  { replayable = false }: SubscribeOptions,
): MethodDecorator {
  return (target, property, descriptor) => {
    const where = `${target.constructor.name}.${String(property)}`;
    const extras: SubscriptionExtras = { contract, mode, where, replayable };
    applyDecorators(
      EventPattern(contract.topic, INBOX_TRANSPORT, { ...extras }),
      SetMetadata(SUBSCRIPTION, extras),
      UseFilters(RethrowFilter),
    )(target, property, descriptor);
  };
}
