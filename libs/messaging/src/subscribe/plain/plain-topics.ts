import { Inject, Injectable } from '@nestjs/common';
import { serviceTopics, type EventContract } from '@ponte/contracts';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../../messaging.options';
import { TopicRegistry } from '../../topics/topic-registry';

/** Notes what a service without a database consumes: what it names, and its commands. */
export function needPlain(
  topics: TopicRegistry,
  { service, consumes = [] }: MessagingOptions,
): void {
  const command = serviceTopics(service).command as unknown as EventContract;
  for (const contract of [...consumes, command]) topics.need(contract);
}

/** Tells the topic registry so while the service is built. */
@Injectable()
export class PlainTopics {
  constructor(topics: TopicRegistry, @Inject(MESSAGING_OPTIONS) options: MessagingOptions) {
    needPlain(topics, options);
  }
}
