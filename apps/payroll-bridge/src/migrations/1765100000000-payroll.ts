import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger of what was to be posted into payroll, what was, and who waits for it. Nobody can be read here: an employee is
 * a keyed hash, `matricula`, `codfuncionario`, messages and bodies are sealed.
 */
export class Payroll1765100000000 implements MigrationInterface {
  name = 'Payroll1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...LEDGER, ...REQUESTS, ...CALLS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = [
  ...['payroll_entry', 'payroll_entry_history', 'payroll_request', 'payroll_item', 'payroll_line'],
  ...['payroll_call', 'payroll_call_entry', 'payroll_slot', 'payroll_profile'],
];

const LEDGER = [
  // Kept for good: a value whose entry is gone would be posted again.
  `CREATE TABLE payroll_entry (
    id                   uuid        PRIMARY KEY,
    profile              text        NOT NULL,
    environment          text        NOT NULL,
    source               text        NOT NULL,
    employee             char(64)    NOT NULL,
    empresa              text        NOT NULL,
    estabelecimento      text        NOT NULL,
    competencia          char(7)     NOT NULL,
    campo_adicional      text        NOT NULL,
    evento               text        NOT NULL,
    datafalta            text        NOT NULL,
    rubrica              text        NOT NULL,
    ano_sent             text        NOT NULL,
    mes_sent             text        NOT NULL,
    campo_sent           text        NOT NULL,
    referencia           text        NOT NULL,
    unit                 text        NOT NULL,
    amount               numeric     NOT NULL,
    state                text        NOT NULL,
    version              integer     NOT NULL,
    wanted               integer     NOT NULL,
    accepted_referencia  text,
    accepted_unit        text,
    accepted_amount      numeric,
    accepted_by          text,
    accepted_message     text,
    accepted_at          timestamptz,
    message              text,
    reason               text,
    by                   text,
    sealed_employee      text        NOT NULL,
    call_id              uuid,
    part_limit           integer,
    unsure               boolean     NOT NULL,
    received_at          timestamptz NOT NULL,
    settled_at           timestamptz,
    updated_at           timestamptz NOT NULL,
    UNIQUE (employee, competencia, profile, campo_adicional, evento, datafalta),
    CHECK (state IN ('received','sending','accepted','refused','unknown','reopened')),
    CHECK (unit IN ('hhmm','decimal','days','money')),
    CHECK (by IN ('datasul','ponte','operator')),
    CHECK (state <> 'sending' OR call_id IS NOT NULL),
    CHECK (state <> 'accepted' OR (accepted_referencia IS NOT NULL AND accepted_at IS NOT NULL)),
    CHECK (state NOT IN ('accepted','refused','unknown') OR (by IS NOT NULL AND settled_at IS NOT NULL))
  )`,
  `CREATE INDEX payroll_entry_open ON payroll_entry (state, updated_at)
    WHERE state IN ('received','sending','unknown')`,
  `CREATE INDEX payroll_entry_reported ON payroll_entry (competencia, profile, empresa, id)`,

  `CREATE TABLE payroll_entry_history (
    entry_id    uuid        NOT NULL,
    version     integer     NOT NULL,
    at          timestamptz NOT NULL,
    from_state  text,
    to_state    text        NOT NULL,
    referencia  text        NOT NULL,
    by          text,
    reason      text,
    call_id     uuid,
    request_id  uuid,
    actor       text,
    why         text,
    command_id  uuid,
    message     text,
    PRIMARY KEY (entry_id, version)
  )`,
  `CREATE INDEX payroll_entry_history_at ON payroll_entry_history (at)`,
];

const REQUESTS = [
  `CREATE TABLE payroll_request (
    request_id   uuid        PRIMARY KEY,
    source       text        NOT NULL,
    profile      text,
    count        integer     NOT NULL,
    received_at  timestamptz NOT NULL
  )`,
  `CREATE INDEX payroll_request_received_at ON payroll_request (received_at)`,

  // Items of an employee that stands several times in a request, until all of them are there.
  `CREATE TABLE payroll_item (
    request_id  uuid        NOT NULL,
    item        integer     NOT NULL,
    employee    char(64)    NOT NULL,
    part        integer     NOT NULL,
    parts       integer     NOT NULL,
    value       jsonb       NOT NULL,
    heard_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (request_id, item)
  )`,
  `CREATE INDEX payroll_item_employee ON payroll_item (request_id, employee)`,
  `CREATE INDEX payroll_item_heard_at ON payroll_item (heard_at)`,

  `CREATE TABLE payroll_line (
    request_id   uuid        NOT NULL,
    item         integer     NOT NULL,
    line         integer     NOT NULL,
    employee     char(64)    NOT NULL,
    rubrica      text,
    referencia   text,
    datafalta    text,
    entry_id     uuid,
    state        text        NOT NULL,
    outcome      text,
    reason       text,
    message      text,
    told         integer     NOT NULL,
    answered_at  timestamptz,
    profile          text,
    empresa          text,
    competencia      char(7),
    campo_adicional  text,
    evento           text,
    unit             text,
    PRIMARY KEY (request_id, item, line),
    CHECK (state IN ('waiting','answered')),
    CHECK (outcome IN ('accepted','refused','unknown')),
    CHECK (state <> 'waiting' OR entry_id IS NOT NULL),
    CHECK (state <> 'answered' OR outcome IS NOT NULL)
  )`,
  `CREATE INDEX payroll_line_waiting ON payroll_line (entry_id) WHERE state = 'waiting'`,
  `CREATE INDEX payroll_line_entry ON payroll_line (entry_id) WHERE entry_id IS NOT NULL`,
  `CREATE INDEX payroll_line_refused ON payroll_line (competencia, employee) WHERE entry_id IS NULL`,
];

const CALLS = [
  `CREATE TABLE payroll_call (
    id               uuid        PRIMARY KEY,
    profile          text        NOT NULL,
    started_at       timestamptz NOT NULL DEFAULT now(),
    finished_at      timestamptz,
    duration_ms      integer,
    outcome          text,
    status           integer,
    request_hmac     char(64)    NOT NULL,
    request_body     text,
    response_hmac    char(64),
    response_body    text,
    leftover         text,
    items            integer     NOT NULL,
    entries          integer     NOT NULL,
    part_of          uuid,
    traceparent      text
  )`,
  `CREATE INDEX payroll_call_started_at ON payroll_call (started_at)`,
  `CREATE INDEX payroll_call_bodies ON payroll_call (started_at)
    WHERE request_body IS NOT NULL OR response_body IS NOT NULL OR leftover IS NOT NULL`,
  `CREATE INDEX payroll_call_part_of ON payroll_call (part_of) WHERE part_of IS NOT NULL`,

  `CREATE TABLE payroll_call_entry (
    call_id   uuid NOT NULL REFERENCES payroll_call (id) ON DELETE CASCADE,
    entry_id  uuid NOT NULL,
    outcome   text,
    matched   boolean,
    PRIMARY KEY (call_id, entry_id)
  )`,
  `CREATE INDEX payroll_call_entry_entry ON payroll_call_entry (entry_id)`,

  `CREATE TABLE payroll_slot (
    profile  text        NOT NULL,
    slot     integer     NOT NULL,
    holder   text        NOT NULL,
    until    timestamptz NOT NULL,
    PRIMARY KEY (profile, slot)
  )`,
  // Calls in a row without a readable reply, and, after one that was large, how much a call may hold until when.
  `CREATE TABLE payroll_profile (
    profile     text        PRIMARY KEY,
    failures    integer     NOT NULL DEFAULT 0,
    next_at     timestamptz,
    most_items  integer,
    lifted_at   timestamptz
  )`,
];
