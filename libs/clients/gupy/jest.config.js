module.exports = {
  ...require('../../../jest.preset.js'),
  displayName: 'client-gupy',
  rootDir: __dirname,
};
