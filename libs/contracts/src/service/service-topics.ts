import { EDGE_MESSAGE_BYTES } from '../message-limits';
import { defineEvent } from '../define-event';
import type { EventContract } from '../event-contract';
import { exampleCommand, ServiceCommand } from '../ops/command-issued/service-command.value';

/** A value that is carried untouched: that of the original record, which may be no JSON at all. */
export class OpaqueValue {}

export interface ServiceTopics {
  /** Where a service puts the events that it could not take. */
  readonly dead: EventContract<OpaqueValue>;
  /** Where an operator puts such an event for another try; read by that service alone. */
  readonly replay: EventContract<OpaqueValue>;
  /** What operators ask of it; read by that service alone, answered on `ops.command.answered.v1`. */
  readonly command: EventContract<ServiceCommand>;
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

const COMMAND = defineEvent<ServiceCommand>({
  topic: 'service.command.issued',
  version: 1,
  value: ServiceCommand,
  description: 'What operators ask of the service; its answers are on `ops.command.answered.v1`.',
  key: ({ commandId }) => commandId,
  keyDescription:
    'Id of the command; one partition keeps all in the order in which they were asked.',
  owner: 'ops',
  partitions: 1,
  example: exampleCommand,
});

function commandTopic(service: string): EventContract<ServiceCommand> {
  return Object.freeze({ ...COMMAND, topic: `${service}.command.v1` });
}

/**
 * The topics that every service has for itself. Of `<service>.dead.v1` and `<service>.replay.v1`, values and keys are
 * those of the original record, what happened to it stands in the headers. The same contracts for the same name.
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
    command: commandTopic(service),
  });
  known.set(service, topics);
  return topics;
}
