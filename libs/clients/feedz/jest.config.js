module.exports = {
  ...require('../../../jest.preset.js'),
  displayName: 'client-feedz',
  rootDir: __dirname,
};
