import { killBroker } from './kafka-cluster';
import { findBroker, restoreOne } from './local-kafka';
import type { Progress } from './progress';
import { readState } from './stack-state';
import { withStackLock } from './stack-lock';

/** SIGKILL of one broker of the local stack. @throws Error if the stack has no such broker */
export async function killOneBroker(id: number, onProgress: Progress): Promise<void> {
  await withStackLock(async () => killBroker(findBroker(await readState(), id).broker), onProgress);
}

/** Starts a killed broker of the local stack again; returns when the cluster has it back. */
export async function restoreOneBroker(id: number, onProgress: Progress): Promise<void> {
  await withStackLock(async () => restoreOne(await readState(), id, onProgress), onProgress);
}
