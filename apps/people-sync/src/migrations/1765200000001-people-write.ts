import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is wanted and accepted at Feedz, and the lots that were sent there. Persons stand under keyed hashes. */
export class PeopleWrite1765200000001 implements MigrationInterface {
  name = 'PeopleWrite1765200000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = ['feedz_record', 'feedz_lot', 'feedz_lot_item', 'people_stop', 'people_preview'];

const STATEMENTS = [
  // Kept for good: what is not known as accepted would be sent again. An outcome rewrites most of a row, so half of each
  // page is left for it.
  `CREATE TABLE feedz_record (
    profile              text        NOT NULL,
    entity               text        NOT NULL CHECK (entity IN ('unit','department','job','person','bind')),
    key                  text        NOT NULL,
    state                text        NOT NULL CHECK (state IN ('none','to-send','sending','accepted','refused','held','unknown')),
    wanted_hash          char(64),
    -- The record as Feedz takes it, as JSON; of persons and bindings sealed.
    wanted               text,
    -- [{entity, key}]: what has to be accepted before.
    needs                jsonb       NOT NULL DEFAULT '[]',
    -- Whether it is to be sent though Feedz accepted this hash: its person was sent since, its leader is to go, an operator said so.
    again                boolean     NOT NULL DEFAULT false,
    accepted_hash        char(64),
    accepted_at          timestamptz,
    -- That record, as \`wanted\` was then: without it no hash of it could be made by another key.
    accepted             text,
    email_hash           char(64),
    accepted_email_hash  char(64),
    -- What Feedz may have besides: it was sent, and nobody knows what became of it.
    doubted_email_hash   char(64),
    doubted              text,
    -- Of a binding: the leader.
    manager              char(64),
    accepted_manager     char(64),
    by                   text        CHECK (by IN ('feedz','ponte')),
    code                 integer,
    reason               text,
    held_for             jsonb       NOT NULL DEFAULT '[]',
    message              text,
    -- Counts what was told; \`told\` is its digest.
    version              integer     NOT NULL DEFAULT 0,
    told                 char(64),
    run                  uuid,
    lot                  uuid,
    settled_at           timestamptz,
    updated_at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (profile, entity, key),
    CHECK (state NOT IN ('to-send','sending') OR (wanted_hash IS NOT NULL AND wanted IS NOT NULL)),
    CHECK ((state = 'sending') <= (lot IS NOT NULL))
  ) WITH (fillfactor = 50)`,
  `CREATE INDEX feedz_record_open ON feedz_record (profile, entity, state, key) WHERE state IN ('to-send','held')`,
  `CREATE INDEX feedz_record_email ON feedz_record (profile, email_hash) WHERE email_hash IS NOT NULL`,
  `CREATE INDEX feedz_record_accepted_email ON feedz_record (profile, accepted_email_hash)
    WHERE accepted_email_hash IS NOT NULL`,
  `CREATE INDEX feedz_record_doubted_email ON feedz_record (profile, doubted_email_hash)
    WHERE doubted_email_hash IS NOT NULL`,

  // waiting: planned. queued: its task is there. posting: the call may be under way. sent: Feedz took it.
  `CREATE TABLE feedz_lot (
    id          uuid        PRIMARY KEY,
    run         uuid        NOT NULL REFERENCES people_run (id) ON DELETE CASCADE,
    profile     text        NOT NULL,
    entity      text        NOT NULL CHECK (entity IN ('unit','department','job','person','bind')),
    pass        integer     NOT NULL,
    wave        integer     NOT NULL CHECK (wave IN (1, 2, 3)),
    position    bigint      GENERATED ALWAYS AS IDENTITY,
    part_of     uuid,
    part_why    text        CHECK (part_why IN ('split','again','recreated')),
    -- How often its items came back with 4999 before.
    attempt     integer     NOT NULL DEFAULT 0,
    items       integer     NOT NULL CHECK (items BETWEEN 1 AND 100),
    state       text        NOT NULL CHECK (state IN ('waiting','queued','posting','sent','done','split','unknown','cancelled')),
    process_id  text,
    not_before  timestamptz,
    posted_at   timestamptz,
    taken_at    timestamptz,
    ended_at    timestamptz,
    polls       integer     NOT NULL DEFAULT 0,
    status      integer,
    code        integer,
    -- Why it ended otherwise than by an answer for each item; nothing personal.
    reason      text,
    CHECK ((part_of IS NULL) = (part_why IS NULL)),
    CHECK ((state IN ('done','split','unknown','cancelled')) = (ended_at IS NOT NULL))
  )`,
  `CREATE INDEX feedz_lot_run ON feedz_lot (run, position)`,
  `CREATE INDEX feedz_lot_open ON feedz_lot (run, state) WHERE ended_at IS NULL`,

  `CREATE TABLE feedz_lot_item (
    lot       uuid     NOT NULL REFERENCES feedz_lot (id) ON DELETE CASCADE,
    position  integer  NOT NULL CHECK (position BETWEEN 0 AND 99),
    key       text     NOT NULL,
    hash      char(64) NOT NULL,
    -- again: it went into another lot. not-sent: surely not taken; it waits for the next run.
    outcome   text     CHECK (outcome IN ('accepted','refused','held','unknown','again','not-sent')),
    code      integer,
    -- Feedz's words, sealed.
    message   text,
    PRIMARY KEY (lot, position)
  )`,
  `CREATE INDEX feedz_lot_item_key ON feedz_lot_item (key)`,

  // What a preview would send, refuse or hold, record by record; of each profile that of its newest preview.
  `CREATE TABLE people_preview (
    run       uuid     NOT NULL REFERENCES people_run (id) ON DELETE CASCADE,
    entity    text     NOT NULL,
    key       text     NOT NULL,
    state     text     NOT NULL CHECK (state IN ('to-send','refused','held','unknown')),
    by        text,
    code      integer,
    reason    text,
    held_for  jsonb    NOT NULL,
    kind      text     CHECK (kind IN ('new','changed','again')),
    -- Names of fields that differ from what Feedz accepted; no values.
    fields    jsonb    NOT NULL,
    PRIMARY KEY (run, entity, key)
  )`,

  // A writing run that an operator stops ends when what is under way has ended.
  `CREATE TABLE people_stop (
    run       uuid        PRIMARY KEY REFERENCES people_run (id) ON DELETE CASCADE,
    reason    text        NOT NULL,
    actor     text,
    why       text,
    asked_at  timestamptz NOT NULL DEFAULT now()
  )`,
];
