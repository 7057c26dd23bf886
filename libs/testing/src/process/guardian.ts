import { spawn } from 'node:child_process';
import * as path from 'node:path';
import type { Writable } from 'node:stream';

let pipe: Writable | undefined;

function guardian(): Writable {
  if (pipe && !pipe.destroyed) return pipe;
  const child = spawn(process.execPath, [path.join(__dirname, 'guardian.cjs')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.unref();
  // The pipe must not keep this process alive: its closing is the very signal.
  (child.stdin as Writable & { unref?: () => void }).unref?.();
  pipe = child.stdin;
  return pipe;
}

/** From now on the process is killed when the present one dies without having ended it. */
export function guardProcess(pid: number): void {
  guardian().write(`+${pid}\n`);
}

/** The process has been ended in order, or may stay. */
export function releaseProcess(pid: number): void {
  guardian().write(`-${pid}\n`);
}

/** The folder is removed when the present process ends, in order or not. */
export function guardFolder(folder: string): void {
  guardian().write(`=${folder}\n`);
}
