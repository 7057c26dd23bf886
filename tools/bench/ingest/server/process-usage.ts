import { readFileSync } from 'node:fs';

/** USER_HZ: /proc counts CPU time in hundredths of a second on every Linux that Node runs on. */
const TICK_US = 10_000;

export interface ProcessUsage {
  /** User and system time so far, in µs. */
  readonly cpuUs: number;
  /** Resident memory now, in bytes. */
  readonly residentBytes: number;
}

/** CPU and memory of a process with all its descendants (cluster workers), from /proc. */
export function processUsage(pid: number): ProcessUsage {
  const all = [pid, ...descendants(pid)].map(usageOf);
  return {
    cpuUs: all.reduce((sum, { cpuUs }) => sum + cpuUs, 0),
    residentBytes: all.reduce((sum, { residentBytes }) => sum + residentBytes, 0),
  };
}

function descendants(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((text) => text.trim() !== '')
    .map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function usageOf(pid: number): ProcessUsage {
  // The name in parentheses may hold blanks; utime and stime are the 12th and 13th fields behind it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    cpuUs: (Number(fields[11]) + Number(fields[12])) * TICK_US,
    residentBytes: Number(resident) * 1_024,
  };
}
