import { lookupKeyTables } from '@ponte/messaging';
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

const KEYS = lookupKeyTables('payroll');
const TABLES = ['payroll_known_profile', ...KEYS.names, 'payroll_restored'];

const STATEMENTS = [
  // Profiles as they stood in the configuration of the last start in which they were active, by the Datasul they posted
  // into, with every company they ever had there.
  `CREATE TABLE payroll_known_profile (
    profile      text        NOT NULL,
    source       text        NOT NULL,
    environment  text        NOT NULL,
    place        text        NOT NULL,
    companies    text[]      NOT NULL,
    seen_at      timestamptz NOT NULL,
    PRIMARY KEY (profile, place)
  )`,
  ...KEYS.statements,
  // When the ledger was brought up to what was told, after a backup.
  `CREATE TABLE payroll_restored (
    at  timestamptz PRIMARY KEY
  )`,
];
