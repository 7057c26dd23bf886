module.exports = {
  ...require('../../../jest.preset.js'),
  displayName: 'client-token-endpoint',
  rootDir: __dirname,
};
