import { serviceTopics, type EventContract } from '@ponte/contracts';
import type { TopicRegistry } from '../topics/topic-registry';
import { SUBSCRIPTION, type SubscriptionExtras } from './subscription-extras';

/**
 * Notes what a service with a database consumes: what its controllers subscribe to, and its own dead letters,
 * replays and commands.
 *
 * @param controllers classes; what is none is passed over
 * @param inboxDays how long its inbox remembers an event
 */
export function needSubscribed(
  topics: TopicRegistry,
  controllers: readonly unknown[],
  service: string,
  inboxDays: number,
): void {
  for (const controller of controllers) {
    for (const { contract, replayable } of subscriptionsOf(controller)) {
      topics.need(contract, { service, inboxDays, replayable });
    }
  }
  const { dead, replay, command } = serviceTopics(service);
  topics.need(dead as EventContract);
  for (const contract of [replay, command])
    topics.need(contract as unknown as EventContract, { service, inboxDays, replayable: false });
}

function subscriptionsOf(metatype: unknown): SubscriptionExtras[] {
  if (typeof metatype !== 'function') return [];
  const found: SubscriptionExtras[] = [];
  for (
    let proto = metatype.prototype as object | null;
    proto && proto !== Object.prototype;
    proto = Object.getPrototypeOf(proto) as object | null
  ) {
    for (const { value } of Object.values(Object.getOwnPropertyDescriptors(proto))) {
      const extras =
        typeof value === 'function'
          ? (Reflect.getMetadata(SUBSCRIPTION, value) as SubscriptionExtras | undefined)
          : undefined;
      if (extras) found.push(extras);
    }
  }
  return found;
}
