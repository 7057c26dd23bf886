import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that we started: its id and what tells it from a later process which got the same id. */
export interface ProcessRecord {
  pid: number;
  /** Opaque: boot id and start tick on Linux, start time as `ps` prints it elsewhere. */
  startedAt: string;
}

/**
 * The identity of a running process.
 *
 * @returns undefined if there is no such process, or if it has ended and only waits to be reaped (a zombie).
 */
export function identify(pid: number): ProcessRecord | undefined {
  const startedAt = process.platform === 'linux' ? startTickOnLinux(pid) : startTimeByPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether the very process of the record still runs: a recycled pid does not count. */
export function isRunning(record: ProcessRecord): boolean {
  return identify(record.pid)?.startedAt === record.startedAt;
}

function startTickOnLinux(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // proc(5): the command (2nd field) stands in brackets and may hold blanks; state is the 3rd, start time the 22nd.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const boot = readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? 'unknown-boot';
  return `${boot}:${fields[19]}`;
}

function startTimeByPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    const [state = 'Z', ...start] = line.split(/\s+/);
    return state.startsWith('Z') ? undefined : start.join(' ');
  } catch (error) {
    // ps exits 1 when no process matches; anything else (no ps at all) must be heard.
    if ((error as { status?: number }).status === 1) return undefined;
    throw error;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // ESRCH: the process ended between open and read.
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
