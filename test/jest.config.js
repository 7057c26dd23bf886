/**
 * Scenario tests: real Kafka, real PostgreSQL, the built apps. Each file holds one named promise.
 *
 *   npx jest -c test/jest.config.js [path]
 *
 * The global set-up starts one broker and one PostgreSQL for the run, on free ports and in a temporary folder, so that
 * several runs may go on at once. With PONTE_TEST_BROKERS and PONTE_TEST_DATABASE_URL (or KAFKA_BROKERS and
 * DATABASE_URL) set, those are used instead.
 */
const { availableParallelism, totalmem } = require('node:os');
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
  maxWorkers: filesAtATime(),
  // Far beyond what a scenario takes: it tells a test that hangs, not a machine that is busy.
  testTimeout: 120_000,
};

/**
 * A file waits for a quarter of its time: two on two cores keep 1.6 of them busy, so there is one more than cores. Each
 * has apps of its own, and some have three brokers: 2 GB suffice for the greediest.
 */
function filesAtATime() {
  const fit = Math.floor(totalmem() / 2 ** 31);
  return Math.max(1, Math.min(availableParallelism() + 1, fit));
}
