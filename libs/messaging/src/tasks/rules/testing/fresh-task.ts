import { DEFAULT_DELAYS_MS } from '../delays';
import type { TaskFacts } from '../task-state';

/** A task of an idempotent kind that can be looked up, before its first call. */
export const freshTask: TaskFacts = {
  idempotent: true,
  onHold: 'hold',
  delaysMs: DEFAULT_DELAYS_MS,
  reconcileAfterMs: 5_000,
  reconcilable: true,
  step: 'perform',
  failures: 0,
  lookFailures: 0,
  deaths: 0,
  settleFailures: 0,
  mayHaveRun: false,
};
