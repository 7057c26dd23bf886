module.exports = {
  ...require('../../../jest.preset.js'),
  displayName: 'client-datasul',
  rootDir: __dirname,
};
