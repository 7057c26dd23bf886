module.exports = {
  ...require('../../../jest.preset.js'),
  displayName: 'client-http',
  rootDir: __dirname,
};
