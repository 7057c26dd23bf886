import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a start is compared with: under which names and keys the ledger was written. */
export class PayrollStart1765100000001 implements MigrationInterface {
  name = 'PayrollStart1765100000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = [
  ...['payroll_known_profile', 'payroll_lookup_key', 'payroll_lookup_user', 'payroll_rehash'],
];

const STATEMENTS = [
  // Profiles as they stood in the configuration of the last start in which they were active.
  `CREATE TABLE payroll_known_profile (
    profile      text        PRIMARY KEY,
    source       text        NOT NULL,
    environment  text        NOT NULL,
    place        text        NOT NULL,
    companies    text[]      NOT NULL,
    seen_at      timestamptz NOT NULL
  )`,
  // Fingerprints of the lookup keys under which entries may stand.
  `CREATE TABLE payroll_lookup_key (
    fingerprint  char(64)    PRIMARY KEY,
    used_at      timestamptz NOT NULL
  )`,
  // The keys of each process that runs, that by which it writes first.
  `CREATE TABLE payroll_lookup_user (
    holder        text        PRIMARY KEY,
    fingerprints  text[]      NOT NULL,
    until         timestamptz NOT NULL
  )`,
  // How far the ledger was gone through to put all of it under one key, and whether that was so of every page.
  `CREATE TABLE payroll_rehash (
    one          boolean     PRIMARY KEY DEFAULT true CHECK (one),
    fingerprint  char(64)    NOT NULL,
    begun_at     timestamptz NOT NULL,
    last         uuid,
    clean        boolean     NOT NULL
  )`,
];
