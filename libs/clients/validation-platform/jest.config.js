module.exports = {
  ...require('../../../jest.preset.js'),
  displayName: 'client-validation-platform',
  rootDir: __dirname,
};
