import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Which cores server and load run on; Kafka runs beside the load. */
export interface Cores {
  readonly server: (workers: number) => string;
  readonly load: string;
}

/**
 * Separate cores for server and load, where the machine has four and `taskset`; otherwise undefined and everything
 * shares. This process moves to the load's cores, and Kafka, started by it, inherits them.
 */
export function separateCores(): Cores | undefined {
  if (availableParallelism() < 4) return undefined;
  const load = `2-${availableParallelism() - 1}`;
  const moved = spawnSync('taskset', ['-a', '-cp', load, String(process.pid)]);
  if (moved.status !== 0) return undefined;
  return { server: (workers) => (workers > 1 ? '0-1' : '0'), load };
}

/** A command line on the given cores. */
export function pinned(cores: string | undefined, command: readonly string[]): readonly string[] {
  return cores === undefined ? command : ['taskset', '-c', cores, ...command];
}
