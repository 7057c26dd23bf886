import type { Blame } from '../publish/attempt';

/** Errors of the wire protocol that concern the records themselves: they will be refused however often they are sent. */
const RECORD_ERRORS = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_TIMESTAMP',
  'UNSUPPORTED_FOR_MESSAGE_FORMAT',
  'POLICY_VIOLATION',
]);
/** A request that was not understood as a whole is between kafkajs and the broker. */
const REQUEST_ERRORS = new Set(['INVALID_REQUEST', 'UNSUPPORTED_VERSION']);
/** INVALID_RECORD (87), e.g. no key in a compacted topic, is younger than kafkajs, which only knows its number. */
const INVALID_RECORD = 87;

const ROUTE_ERRORS = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
]);

/** The leader according to kafkajs's own metadata is another one than the attempt was meant for; nothing was sent. */
export class StaleLeaderError extends Error {
  constructor(topic: string, partition: number, leader: number | undefined) {
    super(`broker ${leader ?? 'unknown'} now leads ${topic}/${partition}`);
    this.name = 'StaleLeaderError';
  }
}

export interface JudgedFailure {
  readonly blame: Blame;
  /** For operators; never holds a key or a value. */
  readonly reason: string;
  /** The produce request may still be read by the broker. */
  readonly unanswered: boolean;
}

/** Decides what a failed `sendBatch` says, from the error at the root of kafkajs's wrappings. */
export function judgeFailure(thrown: unknown): JudgedFailure {
  const error = rootOf(thrown);
  const name = error.name ?? 'Error';
  const reason = error.type ?? `${name}: ${error.message ?? ''}`;
  const judged = (blame: Blame): JudgedFailure => ({ blame, reason, unanswered: false });
  if (name === 'StaleLeaderError' || (error.type && ROUTE_ERRORS.has(error.type)))
    return judged('route');
  if (name === 'KafkaJSRequestTimeoutError') {
    return {
      blame: 'leader',
      reason,
      unanswered: (error.message ?? '').includes('Request Produce('),
    };
  }
  if (name === 'KafkaJSProtocolError') {
    const ofRecord =
      (error.type !== undefined && RECORD_ERRORS.has(error.type)) || error.code === INVALID_RECORD;
    if (error.type !== undefined && REQUEST_ERRORS.has(error.type)) return judged('leader');
    // Everything else that a broker answers may pass: too few replicas, a disk, damaged bytes (CORRUPT_MESSAGE), a
    // permission that an operator mends.
    return judged(ofRecord ? 'record' : 'partition');
  }
  // The rest, a TypeError inside kafkajs among them, says nothing of a record: its size was reckoned from its encoding
  // before it was queued.
  return judged('leader');
}

/** Names of kafkajs's errors that say that a broker was not reached or did not answer. */
const UNREACHABLE = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSSASLAuthenticationTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSMetadataNotLoaded',
  'KafkaJSLockTimeout',
]);

/** Whether a broker was not reached or did not answer; another broker may. */
export function isUnreachable(thrown: unknown): boolean {
  return UNREACHABLE.has(rootOf(thrown).name ?? '');
}

interface KafkaJsError {
  readonly name?: string;
  readonly message?: string;
  readonly type?: string;
  readonly code?: unknown;
  readonly cause?: unknown;
}

function rootOf(thrown: unknown): KafkaJsError {
  let error = (
    typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) }
  ) as KafkaJsError;
  while (typeof error.cause === 'object' && error.cause !== null && error.cause !== error)
    error = error.cause as KafkaJsError;
  return error;
}
