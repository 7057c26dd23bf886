import { Writable } from 'node:stream';
import { PonteLogger } from '../log/ponte-logger';
import { ServiceInfo } from '../service-info';
import { Drain } from '../shutdown/drain';
import { Periodic } from './periodic';

function setUp() {
  const lines: string[] = [];
  const to = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  const logger = PonteLogger.create(new ServiceInfo('test', '0', 'one'), { level: 'info', to });
  const drain = new Drain();
  return { lines, drain, periodic: new Periodic(drain, logger) };
}

describe('work that is done now and then', () => {
  it('runs again after a run that failed, and says so', async () => {
    const { lines, drain, periodic } = setUp();
    const thirdRun = new Promise<void>((resolve) => {
      let runs = 0;
      periodic.every('count', 1, async () => {
        runs += 1;
        if (runs === 1) throw new TypeError('the first fails');
        if (runs === 3) resolve();
      });
    });
    periodic.onApplicationBootstrap();
    await thirdRun;
    await drain.run(1_000);
    expect(lines.filter((line) => line.includes('"job":"count"'))).toHaveLength(1);
  });

  it('never runs beside itself', async () => {
    const { drain, periodic } = setUp();
    let open = 0;
    let most = 0;
    const done = new Promise<void>((resolve) => {
      let runs = 0;
      periodic.every('slow', 0, async () => {
        most = Math.max(most, (open += 1));
        await new Promise((next) => setImmediate(next));
        open -= 1;
        if ((runs += 1) === 5) resolve();
      });
    });
    periodic.onApplicationBootstrap();
    await done;
    await drain.run(1_000);
    expect(most).toBe(1);
  });

  it('tells the run under way of the drain, waits for it, and begins no other', async () => {
    const { drain, periodic } = setUp();
    let ended = 0;
    const begun = new Promise<void>((resolve) => {
      periodic.every('long', 0, async (signal) => {
        resolve();
        await new Promise<void>((stop) => signal.addEventListener('abort', () => stop()));
        ended += 1;
      });
    });
    periodic.onApplicationBootstrap();
    await begun;
    expect(await drain.run(1_000)).toEqual({ left: [], failed: [] });
    expect(ended).toBe(1);
  });
});
