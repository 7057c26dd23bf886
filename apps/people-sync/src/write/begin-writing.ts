import type { UnitOfWork } from '@ponte/messaging';

/**
 * What follows the reading of a run. Called in the transaction that makes its state `writing`, so that no run waits there
 * for a beginning that never comes. Also the Nest injection token.
 */
export abstract class BeginWriting {
  /** Begins to decide and write; long work goes on in tasks. `runId` is of a run that is locked and `writing`. */
  abstract begin(unit: UnitOfWork, runId: string): Promise<void>;
}
