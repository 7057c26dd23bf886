module.exports = {
  ...require('../../../jest.preset.js'),
  displayName: 'client-service-desk',
  rootDir: __dirname,
};
