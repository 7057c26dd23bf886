import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../unit/transaction-scope';
import type { OutboxDraft } from './outbox-draft';
import type { OutboxRow } from './outbox-row';
import { writeOutbox } from './outbox-writer';
import type { OwnedShard } from './shard-leases';

// The first row always comes, whatever its size; those after it only while the sum before them is below the budget.
const WAITING = `
  SELECT id::text AS id, shard, topic, key, event_id AS "eventId", value, headers
  FROM (
    SELECT *, sum(coalesce(octet_length(value), 0)) OVER (ORDER BY id) - coalesce(octet_length(value), 0) AS before
    FROM (
      SELECT id, shard, topic, key, event_id, value, headers
      FROM outbox
      WHERE sent_at IS NULL AND dead_at IS NULL AND shard = ANY($1::smallint[])
        AND (topic || E'\\n' || key) <> ALL($2::text[])
      ORDER BY id
      LIMIT $3) AS oldest) AS measured
  WHERE before < $4
  ORDER BY measured.id`;

// A row is marked only while its shard is still held with the number under which it was read.
const MARK = `
  UPDATE outbox SET sent_at = now()
  FROM outbox_shard AS held, unnest($2::smallint[], $3::bigint[]) AS mine (shard, fence)
  WHERE outbox.id = ANY($1::bigint[]) AND outbox.sent_at IS NULL
    AND held.shard = outbox.shard AND mine.shard = held.shard AND held.fence = mine.fence AND held.owner = $4`;

const BURY = `
  UPDATE outbox SET dead_at = now(), dead_reason = $2, dead_letter = $3
  WHERE id = $1 AND sent_at IS NULL AND dead_at IS NULL RETURNING id`;

const BACKLOG = `
  SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS "oldestSeconds"
  FROM outbox WHERE sent_at IS NULL AND dead_at IS NULL`;

const PURGE = `
  DELETE FROM outbox WHERE id = ANY(ARRAY(
    SELECT id FROM outbox
    WHERE created_at < now() - make_interval(days => $1) AND (sent_at IS NOT NULL OR dead_letter)
    ORDER BY created_at LIMIT $2))`;

/** The relay's side of the outbox table. */
@Injectable()
export class OutboxStore {
  constructor(private readonly database: DataSource) {}

  /**
   * Rows of some shards that wait, by identity, leaving out the keys that must not be sent now: at most `rows` of them,
   * and no further one once their values have `bytes`.
   */
  waiting(
    shards: readonly number[],
    exceptKeys: readonly string[],
    room: { readonly rows: number; readonly bytes: number },
  ): Promise<OutboxRow[]> {
    return this.database.query(WAITING, [shards, exceptKeys, room.rows, room.bytes]) as Promise<
      OutboxRow[]
    >;
  }

  /** Marks rows as sent. Those of shards that were lost meanwhile stay: their new owner sends them again. */
  async markSent(
    ids: readonly string[],
    held: readonly OwnedShard[],
    owner: string,
  ): Promise<void> {
    await this.database.query(MARK, [
      ids,
      held.map(({ shard }) => shard),
      held.map(({ fence }) => fence),
      owner,
    ]);
  }

  /** Gives a row up for good; `letter` takes its place in the same transaction. */
  async bury(row: OutboxRow, reason: string, letter: OutboxDraft | null): Promise<void> {
    await inTransaction(this.database, async (manager: EntityManager) => {
      const buried = (await manager.query(BURY, [row.id, reason, letter !== null])) as [
        unknown[],
        number,
      ];
      if (buried[1] > 0 && letter) await writeOutbox(manager, [letter]);
    });
  }

  async backlog(): Promise<{ waiting: number; oldestSeconds: number }> {
    const [row] = (await this.database.query(BACKLOG)) as {
      waiting: number;
      oldestSeconds: number;
    }[];
    return row ?? { waiting: 0, oldestSeconds: 0 };
  }

  /**
   * Deletes up to `limit` rows older than `days` that were sent, or given up for a dead letter, and returns how many. A
   * dead letter that could not be sent stays: it is nowhere else.
   */
  async purge(days: number, limit: number): Promise<number> {
    const [, deleted] = (await this.database.query(PURGE, [days, limit])) as [unknown[], number];
    return deleted;
  }
}
