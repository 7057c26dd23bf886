import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { reachableByOthers } from './postgres-binaries';
import { stackFolder, workspaceRoot } from './stack.config';

/** Brokers of clusters of different size do not share data: a data folder knows its quorum. */
export function kafkaFolder(brokers: number): string {
  return path.join(stackFolder, `kafka-${brokers}`);
}

/**
 * `.ponte/postgres`; or, where we are root and the checkout is closed to others (below /root), a folder in the
 * temporary one, because the server runs as another user.
 */
export function postgresFolder(): string {
  mkdirSync(stackFolder, { recursive: true });
  if (process.getuid?.() !== 0 || reachableByOthers(stackFolder)) {
    return path.join(stackFolder, 'postgres');
  }
  const checkout = createHash('sha256').update(workspaceRoot).digest('hex').slice(0, 12);
  return path.join(tmpdir(), `ponte-stack-${checkout}`, 'postgres');
}
