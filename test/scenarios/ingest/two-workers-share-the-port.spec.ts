import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { eventually, movedEvent } from '@ponte/testing';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest/ingest-world';

/**
 * With INGEST_WORKERS several processes share one port, and from outside they are one service: both take requests, all
 * of it lands on the log, the management port shows the sum, and the death of one is noticed by nobody but the log.
 */
describe('ingest with two workers', () => {
  let world: IngestWorld;
  const children = (): number[] =>
    readFileSync(`/proc/${world.app.pid}/task/${world.app.pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .map(Number);
  const cpuTicks = (pid: number): number => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  };

  beforeAll(async () => {
    world = await ingestWorld({ env: { INGEST_WORKERS: '2' } });
  });

  it('takes requests in both, and shows the sum', async () => {
    const pids = children();
    expect(pids).toHaveLength(2);
    const before = pids.map(cpuTicks);
    const bodies = Array.from({ length: 600 }, () => movedEvent());
    const answers: number[] = [];
    for (let at = 0; at < bodies.length; at += 50) {
      const some = bodies.slice(at, at + 50).map((body) => world.gupy(body));
      answers.push(...(await Promise.all(some)).map(({ status }) => status));
    }
    expect(new Set(answers)).toEqual(new Set([200]));
    for (const [at, pid] of pids.entries())
      expect(cpuTicks(pid) - (before[at] ?? 0)).toBeGreaterThan(0);
    const ids = (await world.records('gupy.application.moved.v1')).map(
      ({ headers }) => headers.ce_id,
    );
    expect(new Set(ids)).toEqual(new Set(bodies.map(({ id }) => `acme:${id}`)));
    expect(await world.metric(/bodies_total\{.*disposition="accepted"/)).toBe(600);
  });

  it('goes on when one dies, and replaces it', async () => {
    const [victim, survivor] = children();
    process.kill(victim ?? 0, 'SIGKILL');
    await world.app.logs.waitFor(/a worker died and is replaced/);
    // On a connection of its own: those that the dead one held died with it, as its clients see.
    const agent = new Agent({ keepAlive: false });
    expect((await world.gupy(movedEvent(), { agent })).status).toBe(200);
    expect((await fetch(`${world.app.managementUrl}/health/ready`)).status).toBe(200);
    await eventually(() => {
      const now = children();
      return now.length === 2 && now.includes(survivor ?? 0) && !now.includes(victim ?? 0);
    });
    expect(await world.app.stop()).toEqual({ code: 0, signal: null });
  });
});
