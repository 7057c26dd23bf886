import type { ValueClass } from './decorators/value-class';
import type { EventContract } from './event-contract';
import { compileValidator } from './schema/compile-validator';
import { schemaOf } from './schema/schema-of';

const KIB = 1024;
const topicName = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*){1,4}$/;

/** What a contract says; what is optional has the default named beside it. */
export interface EventDefinition<T extends object> {
  /** `<system>.<thing>.<past-verb>` without the version, e.g. `gupy.application.moved`. */
  readonly topic: string;
  readonly version: number;
  readonly value: ValueClass<T>;
  readonly description: string;
  readonly key: (value: T) => string;
  /** What the key is, in words; changing it changes the order readers rely on, so it is part of the contract. */
  readonly keyDescription: string;
  readonly owner: string;
  readonly example: T;
  /** Largest value in bytes; 64 KiB. */
  readonly maxMessageBytes?: number;
  /** 12: enough for as many consumers of one group, and never raised later, since that would break the order of keys. */
  readonly partitions?: number;
  /** 7, the shortest life of an inbox row: a topic kept longer could be redelivered after its ids are forgotten. */
  readonly retentionDays?: number;
  /** `delete`. */
  readonly cleanup?: 'delete' | 'compact';
}

/**
 * Makes a contract from its class.
 * @throws if the topic's name or version is malformed; the example is judged by the tests.
 */
export function defineEvent<T extends object>(definition: EventDefinition<T>): EventContract<T> {
  const { topic, version, value, ...rest } = definition;
  if (!topicName.test(topic)) {
    throw new Error(
      `Topic "${topic}" must read <system>.<thing>.<past-verb> in lower case, without its version.`,
    );
  }
  if (!Number.isInteger(version) || version < 1) {
    throw new Error(`The version of topic "${topic}" must be an integer from 1.`);
  }
  return Object.freeze({
    maxMessageBytes: 64 * KIB,
    partitions: 12,
    retentionDays: 7,
    cleanup: 'delete' as const,
    ...rest,
    topic: `${topic}.v${version}`,
    version,
    valueClass: value,
    validate: compileValidator(() => schemaOf(value)),
  });
}
