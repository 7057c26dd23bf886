module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'people-sync',
  rootDir: __dirname,
};
