import { DEFAULT_DELAYS_MS } from './rules/delays';
import type { TaskKind } from './task-kind';

/** What `defineTask` takes; everything but the name and the idempotence has a default. */
export type TaskKindOptions = Pick<TaskKind, 'name' | 'idempotent'> &
  Partial<Omit<TaskKind, 'name' | 'idempotent' | 'payload'>>;

const declared: TaskKind[] = [];

/** Every kind that this process has declared, for the check at start-up that each has a performer. */
export function declaredKinds(): readonly TaskKind[] {
  return declared;
}

const NAME = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

/**
 * Declares a kind of task; a constant of the module, shared by those who enqueue it and the provider that performs it.
 * Defaults: call time-out 10 s, 8 calls at once, `hold` (order within a lane matters until said otherwise).
 *
 * @throws Error at start-up when an option cannot be meant; it says which, and what is allowed.
 */
export function defineTask<P extends object>(options: TaskKindOptions): TaskKind<P> {
  const kind = {
    callTimeoutMs: 10_000,
    concurrency: 8,
    onHold: 'hold',
    delaysMs: DEFAULT_DELAYS_MS,
    reconcileAfterMs: 5_000,
    ...options,
  } as const;
  const faults = [
    !NAME.test(kind.name) &&
      `name must be lower-case words joined by "." or "-" (e.g. "gupy.write-tag")`,
    !isBetween(kind.callTimeoutMs, 1, 3_600_000) &&
      'callTimeoutMs must be 1 … 3,600,000 (one hour)',
    !isBetween(kind.concurrency, 1, 1_000) && 'concurrency must be 1 … 1,000',
    !isBetween(kind.reconcileAfterMs, 0, 3_600_000) &&
      'reconcileAfterMs must be 0 … 3,600,000 (one hour)',
    !kind.delaysMs.every((delay) => isBetween(delay, 0, 7 * 86_400_000)) &&
      'delaysMs must be milliseconds, each at most seven days',
    kind.batch && !isBetween(kind.batch.size, 1, 1_000) && 'batch.size must be 1 … 1,000',
    kind.batch &&
      !isBetween(kind.batch.fillMs, 0, 200) &&
      'batch.fillMs must be 0 … 200: a longer wait is felt by whoever waits for the outcome',
  ].filter((fault): fault is string => typeof fault === 'string');
  if (faults.length > 0) throw new Error(`Task kind "${kind.name}": ${faults.join('; ')}.`);
  declared.push(Object.freeze(kind));
  return kind as TaskKind<P>;
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
