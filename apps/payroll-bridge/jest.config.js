module.exports = {
  ...require('../../jest.preset.js'),
  displayName: 'payroll-bridge',
  rootDir: __dirname,
};
