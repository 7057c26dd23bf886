import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options';
import { TopicRegistry } from '../topics/topic-registry';
import { needSubscribed } from './need-subscribed';
import { SubscribeConfig } from './subscribe.config';

/**
 * Tells the topic registry what this service consumes, while it is built: the preflight runs before Nest registers any
 * handler.
 */
@Injectable()
export class SubscribedTopics {
  constructor(
    discovery: DiscoveryService,
    topics: TopicRegistry,
    config: SubscribeConfig,
    @Inject(MESSAGING_OPTIONS) { service }: MessagingOptions,
  ) {
    const controllers = discovery.getControllers().map(({ metatype }) => metatype);
    needSubscribed(topics, controllers, service, config.inboxRetentionDays);
  }
}
