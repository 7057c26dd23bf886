import type { EntityManager } from 'typeorm';
import { OutboxConflictError } from './outbox-conflict.error';
import { contentHash, HASH_BYTES, type OutboxDraft } from './outbox-draft';
import { shardOf } from './shard';

// Identities are given in log order: within a key the relay sends by them. Hashes and values come in one piece each: as
// elements of arrays their bytes would be written as text, twice as long (300 values of a KiB: 4 ms instead of 15).
const WRITE = `
  INSERT INTO outbox (shard, topic, key, event_id, content_hash, value, headers)
  SELECT shard, topic, key, event_id, substring($5::bytea FROM ${HASH_BYTES} * (position::int - 1) + 1 FOR ${HASH_BYTES}),
    substring($6::bytea FROM start FOR bytes), headers::json
  FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $7::int[], $8::int[], $9::text[])
    WITH ORDINALITY AS told (shard, topic, key, event_id, start, bytes, headers, position)
  ORDER BY position
  ON CONFLICT (event_id) DO NOTHING
  RETURNING id`;
const EARLIER = `SELECT event_id, content_hash FROM outbox WHERE event_id = ANY($1::text[])`;

/**
 * Writes what was told into the outbox, in the caller's transaction and in one statement. The same event told twice is
 * one row.
 *
 * @throws {OutboxConflictError} if an id is there with other content
 */
export async function writeOutbox(
  manager: EntityManager,
  drafts: readonly OutboxDraft[],
): Promise<void> {
  const rows = withoutRepeats(drafts);
  if (rows.length === 0) return;
  const values = rows.map(({ draft }) => draft.value);
  const written = (await manager.query(WRITE, [
    rows.map(({ draft }) => shardOf(draft.topic, draft.key)),
    rows.map(({ draft }) => draft.topic),
    rows.map(({ draft }) => draft.key),
    rows.map(({ draft }) => draft.eventId),
    Buffer.concat(rows.map(({ hash }) => hash)),
    Buffer.concat(values.filter((value) => value !== null)),
    startsOf(values),
    values.map((value) => value?.length ?? null),
    rows.map(({ draft }) => JSON.stringify(draft.headers)),
  ])) as unknown[];
  if (written.length < rows.length) await refuseConflicts(manager, rows);
}

/** Where each begins when they stand one behind the other, from 1; of a tombstone nothing is taken. */
function startsOf(values: readonly (Buffer | null)[]): number[] {
  let next = 1;
  return values.map((value) => {
    const start = next;
    next += value?.length ?? 0;
    return start;
  });
}

type Row = { readonly draft: OutboxDraft; readonly hash: Buffer };

function withoutRepeats(drafts: readonly OutboxDraft[]): Row[] {
  const seen = new Map<string, Buffer>();
  const rows: Row[] = [];
  for (const draft of drafts) {
    const hash = contentHash(draft);
    const earlier = draft.eventId === null ? undefined : seen.get(draft.eventId);
    if (earlier && !earlier.equals(hash))
      throw new OutboxConflictError(draft.eventId ?? '', draft.topic);
    if (earlier) continue;
    if (draft.eventId !== null) seen.set(draft.eventId, hash);
    rows.push({ draft, hash });
  }
  return rows;
}

async function refuseConflicts(manager: EntityManager, rows: readonly Row[]): Promise<void> {
  const ids = rows.flatMap(({ draft }) => (draft.eventId === null ? [] : [draft.eventId]));
  const earlier = (await manager.query(EARLIER, [ids])) as {
    event_id: string;
    content_hash: Buffer;
  }[];
  const hashes = new Map(earlier.map((row) => [row.event_id, row.content_hash]));
  for (const { draft, hash } of rows) {
    const known = draft.eventId === null ? undefined : hashes.get(draft.eventId);
    if (known && !known.equals(hash))
      throw new OutboxConflictError(draft.eventId ?? '', draft.topic);
  }
}
