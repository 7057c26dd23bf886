/**
 * A developer's stack outlives the command that started it, a second start changes nothing, and whatever way it died
 * (power, kill -9, out of memory) the next start takes its data up and `down` leaves no process behind. A process that
 * merely has a recorded pid is never touched.
 */
import {
  identify,
  inheritedEnvironment,
  removeFolder,
  temporaryFolder,
  workspaceRoot,
} from '@ponte/testing';
import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

interface Recorded {
  pid: number;
  startedAt: string;
}
interface State {
  kafka: { brokers: { process: Recorded; spec: { port: number } }[] };
  postgres: { process: Recorded };
}

describe('npm run stack', () => {
  let folder: string;
  beforeAll(async () => (folder = await temporaryFolder('stack')));
  afterAll(async () => {
    await tool('down', '--clean');
    await removeFolder(folder);
  });

  function tool(...args: string[]): Promise<{ code: number; output: string }> {
    const env = inheritedEnvironment({
      PONTE_STACK_FOLDER: folder,
      KAFKA_BROKERS: '',
      DATABASE_URL: '',
    });
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['tools/run.cjs', 'stack', ...args],
        { cwd: workspaceRoot, env },
        (error, stdout, stderr) =>
          resolve({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}` }),
      );
    });
  }

  const state = () => JSON.parse(readFileSync(path.join(folder, 'stack.json'), 'utf8')) as State;
  const pids = () => [
    ...state().kafka.brokers.map(({ process: { pid } }) => pid),
    state().postgres.process.pid,
  ];
  const done = { code: 0, output: expect.any(String) as string };

  it('starts once, and a second start finds everything there', async () => {
    expect(await tool('status')).toMatchObject({ code: 1 });
    expect(await tool('up')).toEqual(done);
    const first = pids();
    expect(await tool('up')).toEqual(done);
    expect(pids()).toEqual(first);
    expect(await tool('status')).toEqual(done);
    const env = readFileSync(path.join(folder, 'stack.env'), 'utf8');
    expect(env).toContain(`KAFKA_BROKERS=127.0.0.1:${state().kafka.brokers[0]?.spec.port}\n`);
    expect(env).toMatch(/^DATABASE_URL_CANDIDATE_SCREENING=postgres:/m);
  });

  it('takes up what a kill -9 of everything has left', async () => {
    for (const pid of pids()) process.kill(pid, 'SIGKILL');
    expect(await tool('status')).toMatchObject({ code: 1 });
    expect(await tool('up')).toEqual(done);
    expect(await tool('status')).toEqual(done);
  });

  it('does not touch a process that got a recorded pid later, and stops its own', async () => {
    const own = pids();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    const changed = state();
    const [broker] = changed.kafka.brokers;
    changed.kafka.brokers.push({
      spec: { port: 1 },
      process: { pid: stranger.pid ?? 0, startedAt: broker?.process.startedAt ?? '' },
    });
    writeFileSync(path.join(folder, 'stack.json'), JSON.stringify(changed));
    try {
      expect(await tool('down')).toEqual(done);
      expect(own.filter((pid) => identify(pid))).toEqual([]);
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill('SIGKILL');
    }
    expect((await tool('status')).output).toContain('Nothing was started');
  });
});
