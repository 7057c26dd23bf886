import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { eventually } from '../await/eventually';
import { atTestEnd } from '../run/at-test-end';
import { identify, isRunning, type ProcessRecord } from './process-record';

/**
 * A stand-in for a test run that is killed without a chance to clean up: it starts a child and the guardian, tells the
 * guardian of the child and of a folder, and waits to be killed.
 */
const RUN = `
const { spawn } = require('node:child_process');
const [guardian, folder] = process.argv.slice(1);
const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { detached: true, stdio: 'ignore' });
const keeper = spawn(process.execPath, [guardian], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] });
keeper.stdin.write('+' + child.pid + '\\n=' + folder + '\\n', () => process.stdout.write(String(child.pid)));
setInterval(() => undefined, 1000);
`;

it('kills what a dead run has started, and removes its folder', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ponte-guardian-'));
  writeFileSync(path.join(folder, 'file'), 'x');
  const run = spawn(process.execPath, ['-e', RUN, path.join(__dirname, 'guardian.cjs'), folder]);
  atTestEnd(() => void run.kill('SIGKILL'));
  const [line] = (await once(run.stdout, 'data')) as [Buffer];
  const child = identify(Number(line.toString())) as ProcessRecord;
  expect(isRunning(child)).toBe(true);
  run.kill('SIGKILL');
  await eventually(() => !isRunning(child));
  await eventually(() => !existsSync(folder));
});
