import { serviceTopics } from '@ponte/contracts';
import type { OutboxDraft } from '../outbox/outbox-draft';
import { DEAD_HEADERS } from './dead-headers';

/** Why an event is dead. `contract`: off-contract; `handler`: failed alone three times; `unacceptable`: the handler said so; `crash`: it kills the process; `outbox`: can never be sent. */
export type DeadClass = 'contract' | 'handler' | 'unacceptable' | 'crash' | 'outbox';

export interface DeadCause {
  readonly class: DeadClass;
  readonly reason: string;
}

/** A record as it lay on its topic, with where it lay. */
export interface OriginRecord {
  /** Topic of the contract, without the environment's prefix. */
  readonly topic: string;
  readonly partition: number | null;
  readonly offset: string | null;
  readonly eventId: string;
  readonly key: string;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Headers hold at most this much of a reason: brokers count headers towards `max.message.bytes`. */
const REASON_LIMIT = 2_000;

/**
 * The dead letter of a record: original key, value bytes and headers, and beside them why it died and where it lay. It
 * is an outbox row of the transaction that marks the event as dead.
 */
export function deadLetter(
  service: string,
  origin: OriginRecord,
  cause: DeadCause,
  at: Date,
): OutboxDraft {
  return {
    topic: serviceTopics(service).dead.topic,
    key: clean(origin.key),
    eventId: null,
    value: origin.value,
    headers: {
      ...Object.fromEntries(
        Object.entries(origin.headers).map(([name, value]) => [clean(name), clean(value)]),
      ),
      [DEAD_HEADERS.class]: cause.class,
      [DEAD_HEADERS.reason]: clean(clean(cause.reason).slice(0, REASON_LIMIT)),
      [DEAD_HEADERS.at]: at.toISOString(),
      [DEAD_HEADERS.service]: service,
      [DEAD_HEADERS.eventId]: clean(origin.eventId),
      [DEAD_HEADERS.originTopic]: origin.topic,
      ...(origin.partition === null
        ? {}
        : { [DEAD_HEADERS.originPartition]: String(origin.partition) }),
      ...(origin.offset === null ? {} : { [DEAD_HEADERS.originOffset]: origin.offset }),
    },
  };
}

/**
 * Postgres stores no NUL in text, and in JSON no half of a surrogate pair (a reason may be cut through one): a hostile
 * header must not make its own dead letter impossible.
 */
function clean(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
