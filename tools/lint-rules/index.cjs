/** The workspace's conventions as lint rules; each has its test in this folder. */
module.exports = {
  rules: {
    'no-environment-outside-configuration': require('./no-environment-outside-configuration.cjs'),
    'no-console-outside-commands': require('./no-console-outside-commands.cjs'),
    'no-sleep-in-tests': require('./no-sleep-in-tests.cjs'),
    'no-real-cpf': require('./no-real-cpf.cjs'),
    'contract-decorators-only': require('./contract-decorators-only.cjs'),
  },
};
