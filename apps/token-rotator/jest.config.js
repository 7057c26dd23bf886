module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'token-rotator',
  rootDir: __dirname,
};
