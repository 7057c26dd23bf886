import type { FeedzCounts, SimulatedFeedz, SimulatedPeople } from '@ponte/testing';
import { Client } from 'pg';
import { processUsage } from '../ingest/server/process-usage';
import { PROFILE, type PeopleServices } from './services';

const EVERY_MS = 1_000;
const WITHIN_MS = 30 * 60_000;

/** What one run took. */
export interface MeasuredRun {
  readonly name: string;
  readonly ms: number;
  /** Pages asked of Datasul, lots posted to Feedz, and how often processes were asked for. */
  readonly pages: number;
  readonly lots: number;
  readonly polls: number;
  readonly counts: FeedzCounts;
  readonly cpuSeconds: number;
  /** Resident bytes, second by second. */
  readonly memory: readonly number[];
}

/** Begins a run by the operator's command, and waits for its end. @throws Error if it does not end as finished */
export async function measureRun(
  name: string,
  options: readonly string[],
  { app, ops }: PeopleServices,
  databaseUrl: string,
  people: SimulatedPeople,
  feedz: SimulatedFeedz,
): Promise<MeasuredRun> {
  await feedz.forgetCounts();
  await people.admin.forgetCalls();
  const cpu = (): number => processUsage(app.pid).cpuUs / 1e6;
  const [cpuBefore, began] = [cpu(), performance.now()];
  await ops.run('people', 'run', 'start', PROFILE, ...options, '--yes');
  const memory = await untilEnded(databaseUrl, () => processUsage(app.pid).residentBytes);
  const ms = performance.now() - began;
  const pages = (await people.admin.calls()).length;
  const asked = await feedz.calls();
  const lots = asked.filter(({ method }) => method === 'POST').length;
  return {
    ...{ name, ms, memory, cpuSeconds: cpu() - cpuBefore },
    ...{ pages, lots, polls: asked.length - lots },
    counts: await feedz.counts(),
  };
}

async function untilEnded(databaseUrl: string, resident: () => number): Promise<number[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const memory: number[] = [];
  try {
    for (const until = Date.now() + WITHIN_MS; Date.now() < until;) {
      memory.push(resident());
      const { rows } = await client.query<{ state: string; reason: string | null }>(
        `SELECT state, reason FROM people_run ORDER BY started_at DESC LIMIT 1`,
      );
      const [run] = rows;
      if (run?.state === 'finished') return memory;
      if (run && ['stopped', 'failed', 'asking'].includes(run.state))
        throw new Error(`the run is ${run.state}: ${run.reason ?? ''}`);
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    throw new Error(`the run did not end within ${WITHIN_MS / 60_000} minutes`);
  } finally {
    await client.end();
  }
}
