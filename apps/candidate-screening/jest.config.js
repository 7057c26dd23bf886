module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'candidate-screening',
  rootDir: __dirname,
};
