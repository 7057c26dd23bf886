const path = require('node:path');

const root = path.resolve(__dirname, '../..');

/** Path of the linted file from the workspace's top, with forward slashes. */
function relativeName(context) {
  return path.relative(root, path.resolve(root, context.filename)).split(path.sep).join('/');
}

/** Specs, fixtures and the testing library: code that never runs in a service. */
function isTest(name) {
  return /\.spec\.ts$|^test\/|^libs\/testing\//.test(name);
}

module.exports = { relativeName, isTest };
