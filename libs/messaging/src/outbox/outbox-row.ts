/** A row of the outbox that waits to be sent. */
export interface OutboxRow {
  /** Identity, as text: it is a bigint. */
  readonly id: string;
  readonly shard: number;
  readonly topic: string;
  readonly key: string;
  readonly eventId: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** The order that the relay keeps is that of one key of one topic. */
export function orderKeyOf(row: { readonly topic: string; readonly key: string }): string {
  return `${row.topic}\n${row.key}`;
}
