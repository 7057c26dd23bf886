import type { EntityManager } from 'typeorm';
import { OutboxConflictError } from './outbox-conflict.error';
import { contentHash, type OutboxDraft } from './outbox-draft';
import { shardOf } from './shard';

// Identities are given in log order: within a key the relay sends by them.
const WRITE = `
  INSERT INTO outbox (shard, topic, key, event_id, content_hash, value, headers)
  SELECT shard, topic, key, event_id, content_hash, value, headers::json
  FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::bytea[], $7::text[])
    WITH ORDINALITY AS told (shard, topic, key, event_id, content_hash, value, headers, position)
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
  const written = (await manager.query(WRITE, [
    rows.map(({ draft }) => shardOf(draft.topic, draft.key)),
    rows.map(({ draft }) => draft.topic),
    rows.map(({ draft }) => draft.key),
    rows.map(({ draft }) => draft.eventId),
    rows.map(({ hash }) => hash),
    rows.map(({ draft }) => draft.value),
    rows.map(({ draft }) => JSON.stringify(draft.headers)),
  ])) as unknown[];
  if (written.length < rows.length) await refuseConflicts(manager, rows);
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
