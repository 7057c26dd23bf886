import * as path from 'node:path';
import { withLock } from '../process/lock-file';
import type { Progress } from './progress';
import { stackFolder } from './stack.config';

/** Between processes: one of them changes the stack at a time. */
export async function withStackLock<T>(work: () => Promise<T>, onProgress: Progress): Promise<T> {
  return withLock(path.join(stackFolder, 'stack.lock'), work, {
    onWait: (pid) => onProgress(`Process ${pid} is changing the stack; waiting`),
  });
}
