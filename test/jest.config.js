/**
 * Scenario tests: real Kafka, real PostgreSQL, the built apps. Each file holds one named promise.
 *
 *   npx jest -c test/jest.config.js [path]
 *
 * The global set-up starts one broker and one PostgreSQL for the run, on free ports and in a temporary folder, so that
 * several runs may go on at once. With PONTE_TEST_BROKERS and PONTE_TEST_DATABASE_URL (or KAFKA_BROKERS and
 * DATABASE_URL) set, those are used instead.
 */
const path = require('node:path');
const root = path.join(__dirname, '..');

module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'scenarios',
  rootDir: root,
  roots: [path.join(root, 'test')],
  testMatch: ['<rootDir>/test/scenarios/**/*.spec.ts'],
  globalSetup: path.join(__dirname, 'setup/global-setup.ts'),
  globalTeardown: path.join(__dirname, 'setup/global-teardown.ts'),
  // Two files at a time: each may start apps of its own, and CI has two cores.
  maxWorkers: 2,
  testTimeout: 60_000,
};
