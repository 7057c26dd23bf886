import { DEAD_HEADERS, type BroadcastRecord } from '@ponte/messaging';

/** A record of `<service>.dead.v1`, with what its headers tell. */
export interface DeadLetter {
  /** Where it lies, `<partition>/<offset>`. */
  readonly place: string;
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly eventId: string;
  /** Topic that it was first heard on. */
  readonly originTopic: string;
  readonly class: string;
  readonly reason: string;
  /** RFC 3339; empty if it is not told. */
  readonly at: string;
  /** `ce_source` of the original, e.g. `/gupy/acme`. */
  readonly source: string;
}

export function deadLetterOf(record: BroadcastRecord): DeadLetter {
  const { topic, key, value, headers, partition, offset } = record;
  const place = `${partition}/${offset}`;
  const of = (name: string): string => headers[name] ?? '';
  return {
    ...{ place, topic, key: key ?? '', value, headers },
    eventId: of(DEAD_HEADERS.eventId) || of('ce_id'),
    originTopic: of(DEAD_HEADERS.originTopic),
    class: of(DEAD_HEADERS.class),
    reason: of(DEAD_HEADERS.reason),
    at: of(DEAD_HEADERS.at),
    source: of('ce_source'),
  };
}

/** What the inbox knows it by. */
export function identityOf({
  originTopic,
  eventId,
}: Pick<DeadLetter, 'originTopic' | 'eventId'>): string {
  return `${originTopic}\n${eventId}`;
}
