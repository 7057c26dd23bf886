import { EDGE_MESSAGE_BYTES } from '../message-limits';
import type { EventContract } from '../event-contract';

/** A value that is carried untouched: that of the original record, which may be no JSON at all. */
export class OpaqueValue {}

export interface ServiceTopics {
  /** Where a service puts the events that it could not take. */
  readonly dead: EventContract<OpaqueValue>;
  /** Where an operator puts such an event for another try; read by that service alone. */
  readonly replay: EventContract<OpaqueValue>;
}

const noFaults: readonly never[] = Object.freeze([]);
const known = new Map<string, ServiceTopics>();

function opaque(
  topic: string,
  service: string,
  description: string,
  retentionDays: number,
): EventContract<OpaqueValue> {
  return Object.freeze({
    topic: `${topic}.v1`,
    version: 1,
    valueClass: OpaqueValue,
    description,
    key: () => {
      throw new Error(
        `A record of ${topic}.v1 keeps the key of the original record: its value does not tell it.`,
      );
    },
    keyDescription: 'Key of the original record.',
    maxMessageBytes: EDGE_MESSAGE_BYTES,
    partitions: 3,
    retentionDays,
    cleanup: 'delete' as const,
    owner: service,
    example: {},
    validate: () => noFaults,
  });
}

/**
 * The two topics that every service with an inbox has, `<service>.dead.v1` and `<service>.replay.v1`: values and keys
 * are those of the original record, what happened to it stands in the headers. The same contracts for the same name.
 */
export function serviceTopics(service: string): ServiceTopics {
  const existing = known.get(service);
  if (existing) return existing;
  const topics: ServiceTopics = Object.freeze({
    dead: opaque(
      `${service}.dead`,
      service,
      'Events that the service could not take, as they came.',
      30,
    ),
    replay: opaque(`${service}.replay`, service, 'Dead events for another try by the service.', 7),
  });
  known.set(service, topics);
  return topics;
}
