import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import * as path from 'node:path';
import type { ProcessRecord } from '../process/process-record';
import type { RunningBroker } from './kafka-cluster';
import type { PostgresSpec } from './postgres-server';
import { stackFolder } from './stack.config';

/** What the local stack has started, as kept in `.ponte/stack.json`. */
export interface StackState {
  version: 1;
  /** The process that will stop the stack when it ends (`npm start`); none: it stays until `down`. */
  owner?: ProcessRecord;
  /** Embedded brokers. One that was killed is still listed, with the record of its last process. */
  kafka?: { brokers: RunningBroker[] };
  /** Embedded PostgreSQL. */
  postgres?: { spec: PostgresSpec; process: ProcessRecord };
  /** Services that Docker compose runs, with their ports on this machine. */
  compose?: { kafka?: number; postgres?: number };
}

const stateFile = path.join(stackFolder, 'stack.json');

/**
 * @returns an empty state if there is none, or if the file is not readable as one: it was cut off by a full disk or
 *   written by another version, and the processes that it named cannot be told from others any more
 */
export async function readState(file = stateFile): Promise<StackState> {
  if (!existsSync(file)) return { version: 1 };
  try {
    const state = JSON.parse(await readFile(file, 'utf8')) as StackState;
    return state.version === 1 ? state : { version: 1 };
  } catch (error) {
    if (error instanceof SyntaxError) return { version: 1 };
    throw error;
  }
}

/**
 * Replaces the file in one step. Synchronous: brokers and PostgreSQL start side by side and each records itself, and
 * the last word must be the most complete one.
 */
export function writeState(state: StackState, file = stateFile): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

export async function removeState(file = stateFile): Promise<void> {
  await rm(file, { force: true });
}
