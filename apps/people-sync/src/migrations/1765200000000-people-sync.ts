import { lookupKeyTables } from '@ponte/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Runs, what they read of Datasul, and how far they came. Nobody can be read here: persons and employees stand under keyed
 * hashes, and what is personal of them is sealed.
 */
export class PeopleSync1765200000000 implements MigrationInterface {
  name = 'PeopleSync1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...RUNS, ...RECORDS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.query(`DROP TABLE ${table}`);
  }
}

const KEYS = lookupKeyTables('people');
const TABLES = [
  ...['people_run', 'people_read', 'people_read_fault', 'people_slot', 'people_watermark'],
  ...['people_record', ...KEYS.names],
];

const RUNS = [
  `CREATE TABLE people_run (
    id                uuid        PRIMARY KEY,
    profile           text        NOT NULL,
    environment       text        NOT NULL,
    mode              text        NOT NULL CHECK (mode IN ('full','incremental','write')),
    preview           boolean     NOT NULL,
    state             text        NOT NULL CHECK (state IN ('reading','asking','writing','finished','stopped','failed')),
    cause             text        NOT NULL CHECK (cause IN ('schedule','operator')),
    slot              text,
    actor             text,
    why               text,
    override          boolean     NOT NULL DEFAULT false,
    reason            text,
    pass              integer     NOT NULL DEFAULT 0,
    wave              integer     NOT NULL DEFAULT 0,
    started_at        timestamptz NOT NULL DEFAULT now(),
    -- When what was read was taken for complete: not while it is asked about.
    reading_ended_at  timestamptz,
    write_began_at    timestamptz,
    ended_at          timestamptz,
    counts            jsonb       NOT NULL DEFAULT '{}',
    asked             jsonb,
    CHECK ((ended_at IS NOT NULL) = (state IN ('finished','stopped','failed')))
  )`,
  // Two runs of a profile never overlap, whoever starts them.
  `CREATE UNIQUE INDEX people_run_open ON people_run (profile) WHERE state IN ('reading','asking','writing')`,
  `CREATE INDEX people_run_started_at ON people_run (profile, started_at)`,
  `CREATE INDEX people_run_write_began_at ON people_run (profile, write_began_at) WHERE write_began_at IS NOT NULL`,

  `CREATE TABLE people_read (
    run          uuid        NOT NULL REFERENCES people_run (id) ON DELETE CASCADE,
    endpoint     text        NOT NULL,
    -- Digest of what the list was asked for, and of the pointers by which it is read.
    definition   text        NOT NULL,
    mode         text        NOT NULL CHECK (mode IN ('full','incremental')),
    since        date,
    state        text        NOT NULL CHECK (state IN ('waiting','reading','done')),
    -- Whether it is read a second time, because the first did not find everybody.
    again        boolean     NOT NULL DEFAULT false,
    page         integer     NOT NULL DEFAULT 0,
    pages        integer     NOT NULL DEFAULT 0,
    items        integer     NOT NULL DEFAULT 0,
    changed      integer     NOT NULL DEFAULT 0,
    faulty       integer     NOT NULL DEFAULT 0,
    -- Of those faulty: whose key could not be read, so that they may be anybody.
    nameless     integer     NOT NULL DEFAULT 0,
    missing      integer     NOT NULL DEFAULT 0,
    last_digest  char(64),
    began_at     timestamptz,
    ended_at     timestamptz,
    PRIMARY KEY (run, endpoint)
  )`,

  `CREATE TABLE people_read_fault (
    run       uuid    NOT NULL REFERENCES people_run (id) ON DELETE CASCADE,
    position  integer NOT NULL,
    endpoint  text    NOT NULL,
    page      integer,
    index     integer,
    key       text,
    pointer   text,
    code      integer,
    reason    text    NOT NULL,
    message   text    NOT NULL,
    PRIMARY KEY (run, position)
  )`,

  `CREATE TABLE people_slot (
    profile   text        NOT NULL,
    day       date        NOT NULL,
    at        text        NOT NULL,
    run       uuid,
    refused   text,
    noted_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (profile, day, at)
  )`,

  `CREATE TABLE people_watermark (
    profile   text        NOT NULL,
    endpoint  text        NOT NULL,
    -- What of a list changed since says nothing of a list that is asked otherwise.
    definition  text      NOT NULL,
    until     timestamptz NOT NULL,
    PRIMARY KEY (profile, endpoint)
  )`,
];

const RECORDS = [
  // Kept for good: what is not known any more would be told as new. A page of unchanged records only sets seen_run, which
  // no index holds; fillfactor leaves it room on its page.
  `CREATE TABLE people_record (
    profile        text        NOT NULL,
    entity         text        NOT NULL CHECK (entity IN ('situation','unit','department','job','person','employee')),
    key            text        NOT NULL,
    person         text,
    -- Of a person: the keyed hash of the CPF, by which an operator finds who calls.
    cpf            char(64),
    digest         char(64)    NOT NULL,
    clear          jsonb       NOT NULL,
    sealed         text,
    present        boolean     NOT NULL DEFAULT true,
    seen_run       uuid        NOT NULL,
    version        integer     NOT NULL DEFAULT 1,
    -- Not of an employee: its person tells of it.
    told_version   integer     NOT NULL DEFAULT 0,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    missing_since  timestamptz,
    PRIMARY KEY (profile, entity, key),
    CHECK ((entity = 'employee') = (person IS NOT NULL)),
    CHECK (cpf IS NULL OR entity = 'person'),
    CHECK (present = (missing_since IS NULL))
  ) WITH (fillfactor = 80)`,
  `CREATE INDEX people_record_person ON people_record (profile, person) WHERE entity = 'employee'`,
  `CREATE INDEX people_record_cpf ON people_record (profile, cpf) WHERE cpf IS NOT NULL`,
  `CREATE INDEX people_record_untold ON people_record (profile, entity, key)
    WHERE version > told_version AND entity <> 'employee'`,

  // By which keys of PII_LOOKUP_KEYS records stand: without one of them its persons would be taken for others.
  ...KEYS.statements,
];
