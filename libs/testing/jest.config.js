module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'testing',
  rootDir: __dirname,
  // Starting real processes takes its time on a busy machine.
  testTimeout: 20_000,
};
