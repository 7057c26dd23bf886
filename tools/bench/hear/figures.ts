import { readFileSync } from 'node:fs';

/** What one run came to. */
export interface Figures {
  readonly name: string;
  readonly events: number;
  readonly seconds: number;
  /** CPU of the process under test in microseconds per event; absent where the system does not tell. */
  readonly cpuUs: number | undefined;
}

/** CPU seconds that a process has used so far, from Linux's /proc (in ticks of 10 ms); `undefined` elsewhere. */
export function cpuSeconds(pid: number): number | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
