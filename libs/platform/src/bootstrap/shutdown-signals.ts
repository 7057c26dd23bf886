import cluster from 'node:cluster';
import { signalExitCode } from './exit-codes';

/** What the primary of a cluster tells a worker, because a terminal's Ctrl-C reaches both. */
export const DRAIN_MESSAGE = 'ponte:drain';

/**
 * Calls `drain` once, on the first SIGTERM or SIGINT; a second signal ends the process at once. A cluster worker leaves
 * SIGINT to its primary.
 */
export function onShutdownSignal(drain: (signal: string) => void): void {
  let asked = false;
  const first = (signal: string): void => {
    asked = true;
    drain(signal);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (cluster.isWorker && signal === 'SIGINT') return;
      if (asked) process.exit(signalExitCode(signal));
      first(signal);
    });
  }
  if (cluster.isWorker) {
    process.on('message', (message) => {
      if (message === DRAIN_MESSAGE && !asked) first('primary');
    });
  }
}
