import { createHash } from 'node:crypto';

/** A record to be told once the transaction is committed. */
export interface OutboxDraft {
  /** Without the environment's prefix: the publisher adds it. */
  readonly topic: string;
  readonly key: string;
  /** Unique in the outbox; `null` for dead letters. */
  readonly eventId: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Of a SHA-256. */
export const HASH_BYTES = 32;

/**
 * What two rows with one event id must agree on: topic, key and value. Time, cause and trace may differ, because the
 * same change may be told again by a repeated attempt.
 */
export function contentHash(draft: OutboxDraft): Buffer {
  const hash = createHash('sha256').update(
    `${draft.topic}\n${draft.key}\n${draft.value === null ? 'tombstone' : 'value'}\n`,
  );
  return (draft.value ? hash.update(draft.value) : hash).digest();
}
