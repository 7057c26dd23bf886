import { freePortOr } from '../process/free-port';
import { isRunning } from '../process/process-record';
import { postgresUrl, startPostgresServer } from './postgres-server';
import type { Progress } from './progress';
import { postgresFolder } from './stack-folders';
import { writeState, type StackState } from './stack-state';

/** PostgreSQL's usual port. */
const PREFERRED_PORT = 5432;

/** Starts the embedded PostgreSQL of the stack unless it runs. @returns URL of its maintenance database */
export async function ensureLocalPostgres(
  state: StackState,
  onProgress: Progress,
): Promise<string> {
  if (state.postgres && isRunning(state.postgres.process)) {
    return postgresUrl(state.postgres.spec, 'postgres');
  }
  onProgress('Starting PostgreSQL');
  const spec = {
    folder: postgresFolder(),
    port: await freePortOr(PREFERRED_PORT),
    throwaway: false,
  };
  await startPostgresServer(spec, (process) => {
    state.postgres = { spec, process };
    writeState(state);
  });
  return postgresUrl(spec, 'postgres');
}
