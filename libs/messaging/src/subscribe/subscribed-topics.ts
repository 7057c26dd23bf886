import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { serviceTopics, type EventContract } from '@ponte/contracts';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options';
import { TopicRegistry } from '../topics/topic-registry';
import { SubscribeConfig } from './subscribe.config';
import { SUBSCRIPTION, type SubscriptionExtras } from './subscription-extras';

/**
 * Tells the topic registry what this service consumes, while it is built: the preflight and the command `topics` run
 * before Nest registers any handler.
 */
@Injectable()
export class SubscribedTopics {
  constructor(
    discovery: DiscoveryService,
    topics: TopicRegistry,
    config: SubscribeConfig,
    @Inject(MESSAGING_OPTIONS) { service }: MessagingOptions,
  ) {
    const inboxDays = config.inboxRetentionDays;
    for (const wrapper of discovery.getControllers()) {
      for (const { contract, replayable } of subscriptionsOf(wrapper.metatype)) {
        topics.need(contract, { service, inboxDays, replayable });
      }
    }
    const { dead, replay } = serviceTopics(service);
    topics.need(dead as EventContract);
    topics.need(replay as EventContract, { service, inboxDays, replayable: false });
  }
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
