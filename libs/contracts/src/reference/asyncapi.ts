import type { EventContract } from '../event-contract';
import { schemaOf } from '../schema/schema-of';
import { serviceTopics } from '../service/service-topics';
import { eventHeaders, exampleHeaders } from './event-headers';
import { topicConfiguration } from './topic-configuration';

type Section = Record<string, unknown>;

/** Version of AsyncAPI's Kafka binding. */
const BINDING = '0.5.0';

/** Names in `components` may hold letters, digits, dots, hyphens and underscores. */
function nameOf(text: string): string {
  return text.replace(/[^A-Za-z0-9.\-_]+/g, '-');
}

function kafkaChannel(contract: EventContract): Section {
  return {
    kafka: {
      partitions: contract.partitions,
      topicConfiguration: topicConfiguration(contract),
      bindingVersion: BINDING,
    },
  };
}

function channel(contract: EventContract): Section {
  return {
    address: contract.topic,
    description: contract.description,
    messages: { event: { $ref: `#/components/messages/${contract.topic}` } },
    bindings: kafkaChannel(contract),
  };
}

function message(contract: EventContract): Section {
  return {
    name: contract.topic,
    title: contract.valueClass.name,
    summary: contract.description,
    contentType: 'application/json',
    headers: { $ref: '#/components/schemas/EventHeaders' },
    payload: { $ref: `#/components/schemas/${contract.topic}` },
    bindings: {
      kafka: {
        key: { type: 'string', description: contract.keyDescription },
        bindingVersion: BINDING,
      },
    },
    examples: [
      { name: 'synthetic', headers: exampleHeaders(contract.topic), payload: contract.example },
    ],
  };
}

function tell(contract: EventContract): [name: string, operation: Section] {
  return [
    `${nameOf(contract.owner)}.tell.${contract.topic}`,
    {
      action: 'send',
      summary: `${contract.owner} publishes ${contract.topic}.`,
      channel: { $ref: `#/channels/${contract.topic}` },
      messages: [{ $ref: `#/channels/${contract.topic}/messages/event` }],
      tags: [{ name: contract.owner }],
    },
  ];
}

/** The topics that each service with an inbox has for itself; one channel with a parameter stands for all of them. */
function serviceChannels(): [name: string, channel: Section][] {
  return Object.values(serviceTopics('{service}')).map((contract: EventContract) => [
    contract.topic.replace('{service}', 'service'),
    {
      address: contract.topic,
      description: `${contract.description} Key, value and headers are those of the original record.`,
      parameters: {
        service: { description: 'A service with an inbox.', examples: ['candidate-screening'] },
      },
      messages: { record: { $ref: '#/components/messages/original-record' } },
      bindings: kafkaChannel(contract),
    },
  ]);
}

/**
 * The AsyncAPI 3.0 document of some contracts: a channel, a message and the owner's sending operation for each.
 * Who listens is the business of each service and not told here.
 */
export function asyncApiOf(contracts: readonly EventContract[]): Section {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Ponte',
      version: '1.0.0',
      description:
        'Topics through which the services of Ponte communicate. Values are JSON, CloudEvents attributes travel as headers, personal data are sealed.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries([
      ...contracts.map((contract) => [contract.topic, channel(contract)]),
      ...serviceChannels(),
    ]),
    operations: Object.fromEntries(contracts.map(tell)),
    components: {
      messages: Object.fromEntries([
        ...contracts.map((contract) => [contract.topic, message(contract)]),
        [
          'original-record',
          {
            name: 'original-record',
            summary: 'A record as it came, which may be no JSON at all.',
            headers: {
              type: 'object',
              description: 'Those of the original record, and what happened to it.',
            },
            payload: {},
          },
        ],
      ]),
      schemas: Object.fromEntries([
        ['EventHeaders', eventHeaders],
        ...contracts.map((contract) => [contract.topic, schemaOf(contract.valueClass)]),
      ]),
    },
  };
}
