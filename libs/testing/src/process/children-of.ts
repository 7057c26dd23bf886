import { execFileSync } from 'node:child_process';
import { identify, type ProcessRecord } from './process-record';

/** The direct children of a process that run now. */
export function childrenOf(parent: number): ProcessRecord[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const [pid, ppid] = line.trim().split(/\s+/).map(Number);
    const child = ppid === parent && pid !== undefined ? identify(pid) : undefined;
    return child ? [child] : [];
  });
}
