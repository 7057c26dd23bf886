import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { eventually } from '../await/eventually';
import { atTestEnd } from '../run/at-test-end';
import { removeFolder, temporaryFolder } from '../run/temporary-folder';
import { childrenOf } from './children-of';
import { endProcess, signalProcess } from './end-process';
import { withLock } from './lock-file';
import { identify, isRunning, type ProcessRecord } from './process-record';
import { startDetached } from './start-detached';

async function idler(script = 'setInterval(() => undefined, 1000)'): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', `${script}; console.log('up')`]);
  atTestEnd(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

const recordOf = (child: ChildProcess) => identify(child.pid ?? 0) as ProcessRecord;

describe('a process record', () => {
  it('recognises its process, and does not take a recycled pid for it', async () => {
    const record = recordOf(await idler());
    expect(isRunning(record)).toBe(true);
    const recycled = { ...record, startedAt: 'another-boot:1' };
    expect(isRunning(recycled)).toBe(false);
    expect(signalProcess(recycled, 'SIGKILL')).toBe(false);
    expect(isRunning(record)).toBe(true);
  });

  it('ends a process that ignores the polite signal, even while it is stopped', async () => {
    const record = recordOf(
      await idler("process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000)"),
    );
    signalProcess(record, 'SIGSTOP');
    await endProcess(record, { graceMs: 200 });
    expect(isRunning(record)).toBe(false);
  });

  it('finds children', async () => {
    const child = recordOf(await idler());
    expect(childrenOf(process.pid)).toContainEqual(child);
  });
});

describe('startDetached', () => {
  it('writes the output into the log and passes the environment given, and no other', async () => {
    const folder = await temporaryFolder('detached');
    atTestEnd(() => removeFolder(folder));
    const logFile = path.join(folder, 'log');
    await startDetached({
      command: process.execPath,
      args: ['-e', 'console.log(JSON.stringify(process.env)); setTimeout(() => undefined, 300)'],
      env: { ONLY: 'this' },
      logFile,
    });
    await eventually(async () =>
      expect(JSON.parse(await readFile(logFile, 'utf8'))).toEqual({ ONLY: 'this' }),
    );
  });

  it('says so when the program does not exist', async () => {
    const folder = await temporaryFolder('detached');
    atTestEnd(() => removeFolder(folder));
    const command = path.join(folder, 'no-such-program');
    const started = startDetached({ command, args: [], logFile: path.join(folder, 'log') });
    await expect(started).rejects.toThrow('ENOENT');
  });
});

describe('withLock', () => {
  let file: string;
  beforeEach(async () => {
    const folder = await temporaryFolder('lock');
    atTestEnd(() => removeFolder(folder));
    file = path.join(folder, 'lock');
  });

  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 5 }, () =>
        withLock(file, async () => {
          most = Math.max(most, ++inside);
          await new Promise(setImmediate);
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('takes over the lock of a process that has died', async () => {
    await writeFile(file, JSON.stringify({ pid: process.pid, startedAt: 'another-boot:1' }));
    expect(await withLock(file, () => Promise.resolve('in'), { timeoutMs: 2_000 })).toBe('in');
  });

  it('waits for a living holder, says whom it waits for, and gives up in time', async () => {
    const holder = recordOf(await idler());
    await writeFile(file, JSON.stringify(holder));
    const waitedFor: number[] = [];
    const waiting = withLock(file, () => Promise.resolve(), {
      timeoutMs: 300,
      onWait: (pid) => waitedFor.push(pid),
    });
    await expect(waiting).rejects.toThrow(`process ${holder.pid}`);
    expect(waitedFor).toEqual([holder.pid]);
  });

  it('is free again after the work has failed', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('broken')))).rejects.toThrow();
    expect(await withLock(file, () => Promise.resolve(1), { timeoutMs: 500 })).toBe(1);
  });
});
