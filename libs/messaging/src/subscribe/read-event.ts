import { parseJson, type ContractFault } from '@ponte/contracts';
import { DEAD_HEADERS } from '../dead-letters/dead-headers';
import type { OriginRecord } from '../dead-letters/dead-letter';
import type { Heard } from './heard';
import type { Incoming } from './incoming';
import type { RawRecord } from './raw-record';
import type { Subscription } from './subscription';

/** Longest event id that is taken; ids are UUIDs or `<source>:<vendor's id>`. */
const ID_LIMIT = 300;
/** Names that Kafka takes for a topic. */
const TOPIC = /^[A-Za-z0-9._-]{1,249}$/;
/** Partitions and offsets: int32 and int64. */
const NUMBER = /^\d{1,19}$/;
/** How many faults a dead letter names: enough to mend it, few enough for a header. */
const FAULTS_NAMED = 20;

/**
 * Judges a record by its contract. Never throws: what cannot be handled comes back as `broken` with the reasons, which
 * name places and expectations and never quote the value (it may be personal).
 *
 * @param subscriptions what this service hears, by topic
 * @param replayTopic its replay topic: records there are judged by the contract of the topic they were first heard on
 */
export function readEvent(
  record: RawRecord,
  subscriptions: ReadonlyMap<string, Subscription>,
  replayTopic: string,
): Incoming {
  const replay = record.topic === replayTopic;
  const { offset } = record;
  const origin = originOf(record, replay);
  const broken = (reason: string): Incoming => ({ kind: 'broken', origin, offset, reason, replay });

  const subscription = subscriptions.get(origin.topic);
  if (!subscription) return broken(unknownTopic(record, origin.topic, replay, subscriptions));
  if (record.value === null) return broken('has no value (a tombstone)');

  let value: unknown;
  try {
    value = parseJson(record.value);
  } catch {
    // V8 quotes the text in its message, so the message is not kept.
    return broken(`is not JSON (${record.value.length} bytes)`);
  }
  const faults = subscription.contract.validate(value);
  if (faults.length > 0) return broken(`breaks ${subscription.contract.topic}: ${told(faults)}`);
  return {
    kind: 'event',
    origin,
    offset,
    subscription,
    replay,
    heard: heardOf(record, origin, value as object),
  };
}

/** Headers of a replay come from outside, and go into keys: what cannot be one gives way to the record's own place. */
function originOf(record: RawRecord, replay: boolean): OriginRecord {
  const { headers, key, value } = record;
  const told = (name: string, form: RegExp): string | undefined => {
    const header = replay ? headers[name] : undefined;
    return header !== undefined && form.test(header) ? header : undefined;
  };
  const topic = told(DEAD_HEADERS.originTopic, TOPIC) ?? record.topic;
  const partition = Number(told(DEAD_HEADERS.originPartition, NUMBER) ?? record.partition);
  const offset = told(DEAD_HEADERS.originOffset, NUMBER) ?? record.offset;
  const given = (replay ? headers[DEAD_HEADERS.eventId] : undefined) ?? headers.ce_id;
  const eventId = given && isPlainId(given) ? given : `${topic}/${partition}/${offset}`;
  return { topic, partition, offset, eventId, key, value, headers };
}

/** An id goes into a primary key and into logs: printable, and not endless. */
function isPlainId(id: string): boolean {
  return id.length <= ID_LIMIT && !/[\p{Cc}\p{Cs}]/u.test(id);
}

function heardOf(record: RawRecord, origin: OriginRecord, value: object): Heard<object> {
  const { headers } = record;
  const told = headers.ce_time === undefined ? Number.NaN : Date.parse(headers.ce_time);
  return {
    id: origin.eventId,
    source: headers.ce_source ?? '',
    type: headers.ce_type ?? origin.topic,
    time: new Date(Number.isNaN(told) ? record.timestampMs : told),
    key: record.key,
    value,
    traceparent: headers.traceparent,
    causationId: headers.ce_causationid,
    topic: origin.topic,
    partition: origin.partition ?? record.partition,
    offset: origin.offset ?? record.offset,
  };
}

function unknownTopic(
  record: RawRecord,
  topic: string,
  replay: boolean,
  known: ReadonlyMap<string, Subscription>,
): string {
  const heard = [...known.keys()].join(', ') || 'nothing';
  if (!replay) return `lies on a topic that this service does not hear (it hears ${heard})`;
  if (topic === record.topic)
    return `lacks the header ${DEAD_HEADERS.originTopic}, which names its contract, or has there what is no topic's name`;
  return `is to be replayed for ${topic}, which this service does not hear (it hears ${heard})`;
}

function told(faults: readonly ContractFault[]): string {
  const named = faults
    .slice(0, FAULTS_NAMED)
    .map((fault) => `${fault.path || '(value)'} ${fault.message}`);
  return (
    named.join('; ') +
    (faults.length > named.length ? `; and ${faults.length - named.length} more` : '')
  );
}
