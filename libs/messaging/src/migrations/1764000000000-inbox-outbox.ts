import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of a service that hears and tells: inbox, attempts at slices, outbox, and the shards of its relays. */
export class InboxOutbox1764000000000 implements MigrationInterface {
  readonly name = 'InboxOutbox1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inbox (
        topic text NOT NULL,
        event_id text NOT NULL,
        state text NOT NULL CHECK (state IN ('done', 'dead', 'discarded')),
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (topic, event_id)
      )`);
    await runner.query(`CREATE INDEX inbox_at ON inbox (at)`);

    // One row per partition; fillfactor leaves room on the page, so that its updates touch no index.
    await runner.query(`
      CREATE TABLE consume_attempt (
        topic text NOT NULL,
        partition integer NOT NULL,
        first_offset bigint NOT NULL,
        last_offset bigint NOT NULL,
        starts integer NOT NULL,
        narrow_until bigint,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (topic, partition)
      ) WITH (fillfactor = 50)`);

    await runner.query(`
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        shard smallint NOT NULL CHECK (shard BETWEEN 0 AND 15),
        topic text NOT NULL,
        key text NOT NULL,
        event_id text,
        content_hash bytea NOT NULL,
        value bytea,
        headers json NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        dead_at timestamptz,
        dead_reason text,
        -- Whether a dead letter has taken its place; if not, it exists nowhere else.
        dead_letter boolean NOT NULL DEFAULT false
      )`);
    // Dead letters have no id of their own (NULL): an event may die again after a replay.
    await runner.query(`CREATE UNIQUE INDEX outbox_event_id ON outbox (event_id)`);
    await runner.query(
      `CREATE INDEX outbox_waiting ON outbox (id) WHERE sent_at IS NULL AND dead_at IS NULL`,
    );
    await runner.query(`CREATE INDEX outbox_created_at ON outbox (created_at)`);

    await runner.query(`
      CREATE TABLE outbox_shard (
        shard smallint PRIMARY KEY,
        owner text,
        fence bigint NOT NULL DEFAULT 0,
        expires_at timestamptz NOT NULL DEFAULT '-infinity'
      ) WITH (fillfactor = 50)`);
    await runner.query(`INSERT INTO outbox_shard (shard) SELECT generate_series(0, 15)`);
    await runner.query(
      `CREATE TABLE outbox_relay (owner text PRIMARY KEY, expires_at timestamptz NOT NULL) WITH (fillfactor = 50)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE outbox_relay, outbox_shard, outbox, consume_attempt, inbox`);
  }
}
