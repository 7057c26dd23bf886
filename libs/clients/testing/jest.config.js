module.exports = {
  ...require('../../../jest.preset.js'),
  displayName: 'client-testing',
  rootDir: __dirname,
};
