import type { Writable } from 'node:stream';

/**
 * Resolves when everything that was written to a stream has left the process: a pipe holds 64 KiB, and what does not fit
 * waits in memory, where the end of the process would lose it. A reader that has gone (`| head`) is no reason to wait.
 */
export function written(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    stream.once('error', () => resolve());
    stream.write('', () => resolve());
  });
}
