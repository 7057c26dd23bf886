import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { identify, type ProcessRecord } from './process-record';

/** What to start, and where its output goes. */
export interface DetachedCommand {
  command: string;
  args: string[];
  /** Standard output and standard error are appended here. */
  logFile: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
}

/**
 * Starts a process in a session of its own, so that it outlives this one and does not hear the terminal's Ctrl-C.
 *
 * @throws Error if it cannot be started or has ended at once.
 */
export async function startDetached(command: DetachedCommand): Promise<ProcessRecord> {
  const log = openSync(command.logFile, 'a');
  try {
    const child = spawn(command.command, command.args, {
      cwd: command.cwd,
      env: command.env,
      uid: command.uid,
      gid: command.gid,
      detached: true,
      stdio: ['ignore', log, log],
    });
    await once(child, 'spawn');
    child.unref();
    const record = child.pid === undefined ? undefined : identify(child.pid);
    if (!record) {
      throw new Error(
        `${command.command} ended as soon as it was started; see ${command.logFile}.`,
      );
    }
    return record;
  } finally {
    closeSync(log);
  }
}
