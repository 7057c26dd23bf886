import { randomBytes } from 'node:crypto';
import { createDatabase, dropDatabase } from '../stack/databases';
import { setting } from '../stack/stack.config';
import { atTestEnd } from './at-test-end';

/** The broker and the PostgreSQL that all scenario files of a run share. */
export interface SharedStack {
  /** `host:port,…` */
  readonly brokers: string;
  /** URL of the server's maintenance database, as its superuser. */
  readonly adminUrl: string;
  /** Creates a fresh database, dropped after the test file. @returns its URL */
  databaseUrl(name: string): Promise<string>;
  /** A KAFKA_PREFIX that nobody else uses: one broker, many files at once. */
  prefix(): string;
}

/** Settings by which the scenarios' global set-up tells its workers where the servers are. */
export const STACK_SETTINGS = {
  brokers: 'PONTE_TEST_BROKERS',
  databaseUrl: 'PONTE_TEST_DATABASE_URL',
} as const;

/** @throws Error if no stack was started for this run: scenarios run by `npx jest -c test/jest.config.js`. */
export function stack(): SharedStack {
  const brokers = setting(STACK_SETTINGS.brokers);
  const adminUrl = setting(STACK_SETTINGS.databaseUrl);
  if (!brokers || !adminUrl) {
    throw new Error(
      `${STACK_SETTINGS.brokers} and ${STACK_SETTINGS.databaseUrl} are not set. Their values come from the global ` +
        'set-up: run scenarios by "npx jest -c test/jest.config.js <path>".',
    );
  }
  return {
    brokers,
    adminUrl,
    async databaseUrl(name) {
      const database = `${name}_${randomBytes(4).toString('hex')}`.replace(/[^a-z0-9_]/g, '_');
      atTestEnd(() => dropDatabase(adminUrl, database));
      return createDatabase(adminUrl, database);
    },
    prefix: () => `t${randomBytes(4).toString('hex')}-`,
  };
}
