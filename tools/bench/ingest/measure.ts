import type { LoadResult } from './load/load-plan';
import { runLoad } from './load/run-load';
import { memoryTrend } from './memory-trend';
import type { IngestBenchOptions } from './options';
import type { Cores } from './server/cores';
import type { ProcessUsage } from './server/process-usage';
import type { ServerProcess } from './server/server-process';
import { TOKEN, type Target } from './targets';

/** One way of asking. */
export interface Phase {
  readonly name: string;
  readonly connections: number;
  readonly rate?: number;
}

/** What one server did in one phase. */
export interface Measured extends LoadResult {
  readonly target: Target;
  readonly phase: Phase;
  readonly cpuUsPerRequest: number;
  /** Resident memory at begin and end, its largest, and whether it still grew (`undefined`: too short to tell). */
  readonly memory: {
    readonly begin: number;
    readonly end: number;
    readonly most: number;
    readonly trend: string | undefined;
  };
}

const MEMORY_EVERY_MS = 1_000;

export async function measure(
  server: ServerProcess,
  target: Target,
  phase: Phase,
  options: IngestBenchOptions,
  cores: Cores | undefined,
): Promise<Measured> {
  const { seconds, warmUpSeconds } = options;
  const seen: Partial<Record<'begin' | 'end', ProcessUsage>> = {};
  const resident: number[] = [];
  const sampling = setInterval(() => {
    if (seen.begin && !seen.end) resident.push(server.usage().residentBytes);
  }, MEMORY_EVERY_MS);
  const plan = {
    ...phase,
    url: server.url,
    seconds,
    warmUpSeconds,
    headers: { 'x-ponte-token': TOKEN },
  };
  const result = await runLoad(plan, cores, (moment) => (seen[moment] = server.usage()));
  clearInterval(sampling);
  const { begin, end } = seen;
  if (!begin || !end) throw new Error('the load generator did not say when it began and ended');
  return {
    ...result,
    target,
    phase,
    cpuUsPerRequest: (end.cpuUs - begin.cpuUs) / result.answered,
    memory: {
      begin: begin.residentBytes,
      end: end.residentBytes,
      most: Math.max(begin.residentBytes, end.residentBytes, ...resident),
      trend: memoryTrend(resident),
    },
  };
}
