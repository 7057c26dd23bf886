import { spawnApp, type AppProcess } from '@ponte/testing';
import { processUsage } from '../ingest/server/process-usage';
import { BenchGupy } from './gupy';

const SAMPLE_MS = 1_000;

/** What one run came to. */
export interface RunFigures {
  readonly name: string;
  readonly seconds: number;
  readonly calls: {
    readonly all: number;
    readonly refused: number;
    readonly busiestMinute: number;
  };
  readonly applications: number;
  readonly opened: number;
  /** Resident memory of the service's process, second by second, in bytes. */
  readonly memory: readonly number[];
  readonly cpuSeconds: number;
}

/** Has the running service make one run, asked for by the command of its image. */
export async function measureRun(
  name: string,
  service: AppProcess,
  gupy: BenchGupy,
  env: Readonly<Record<string, string>>,
): Promise<RunFigures> {
  await gupy.reset();
  const memory: number[] = [];
  const sampler = setInterval(
    () => memory.push(processUsage(service.pid).residentBytes),
    SAMPLE_MS,
  );
  const before = processUsage(service.pid).cpuUs;
  try {
    const args = ['reconcile', '--screening', 'exames', '--json', '--why', 'bench'];
    const command = await spawnApp({ app: 'candidate-screening', env, args });
    const { code } = await command.exited;
    const line = command.logs.lines.find((each) => each.startsWith('{"id"'));
    if (code !== 0 || !line) throw new Error(`the run ended with ${code}:\n${command.logs.tail()}`);
    const run = JSON.parse(line) as { activeMs: number; counts: Record<string, number> };
    return {
      name,
      seconds: run.activeMs / 1_000,
      calls: await gupy.calls(),
      applications: run.counts.applications ?? 0,
      opened: run.counts.opened ?? 0,
      memory,
      cpuSeconds: (processUsage(service.pid).cpuUs - before) / 1e6,
    };
  } finally {
    clearInterval(sampler);
  }
}
