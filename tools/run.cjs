/**
 * Runs one of the workspace's tools from its TypeScript source: `node tools/run.cjs <tool> [arguments]`.
 *
 * npm scripts run on the Node that the dev dependency `node` brings. Its binary is placed by an install script, so an
 * installation with --ignore-scripts leaves the machine's own Node in charge: say so instead of failing obscurely.
 */
const path = require('node:path');
const { existsSync, readdirSync } = require('node:fs');

const MINIMUM = [22, 12];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
  process.stderr.write(
    `Ponte needs Node ${MINIMUM.join('.')} or newer, this is ${process.version}.\n` +
      'The dev dependency "node" brings it: run "npm ci" without --ignore-scripts, then use the npm scripts.\n',
  );
  process.exit(1);
}

const [tool, ...rest] = process.argv.slice(2);
const entry = tool && path.join(__dirname, tool, 'main.ts');
if (!entry || !existsSync(entry)) {
  const tools = readdirSync(__dirname).filter((name) => existsSync(path.join(__dirname, name, 'main.ts')));
  process.stderr.write(`Unknown tool "${tool ?? ''}". Tools: ${tools.join(', ')}.\n`);
  process.exit(2);
}

process.env.SWC_NODE_PROJECT ??= path.join(__dirname, '..', 'tsconfig.json');
require('reflect-metadata');
require('@swc-node/register');
process.argv.splice(2, process.argv.length - 2, ...rest);
require(entry);
