import type { UnitOfWork } from '../unit/unit-of-work';
import type { TaskLimits } from './task-limits';
import type { Reconciliation, Settlement, TaskOutcome } from './task-outcome';

/** A task as its performer sees it. */
export interface TaskView<P extends object> {
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
  readonly party: string;
  readonly subject: string | null;
  readonly payload: P;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /**
   * Whether nothing of it can have had an effect yet: it never ran, not even in a process that died, or each run was
   * refused before anything was done (`throttled`, `unavailable`) or never left the process.
   */
  readonly isFirstRun: boolean;
  readonly createdAt: Date;
  readonly causationId: string | null;
}

/**
 * Performs one kind of task; a provider marked with `@Performs(Kind)`. `perform` makes the outside call and touches no
 * database; `settled` writes what came of it, in the transaction that settles the task.
 */
export interface TaskPerformer<P extends object, R = void> {
  /** Limits that are settings, e.g. a customer's time-out; see {@link TaskLimits}. */
  readonly limits?: TaskLimits;
  /**
   * Makes the outside call. `signal` aborts a little after `callTimeoutMs`; who has not returned when the lease ends is
   * given up, and what it returns later is kept as evidence only. A thrown error is a bug or an outage: treated as
   * ambiguous for a kind that is not idempotent, else transient.
   */
  perform?(task: TaskView<P>, signal: AbortSignal): Promise<TaskOutcome<R>>;
  /** For a batched kind, instead of `perform`: one outcome per task, in the same order; the tasks are of one group. */
  performBatch?(
    tasks: readonly TaskView<P>[],
    signal: AbortSignal,
  ): Promise<readonly TaskOutcome<R>[]>;
  /** Looks in the other system after an ambiguous attempt; a kind without it goes to `unknown`. */
  reconcile?(task: TaskView<P>, signal: AbortSignal): Promise<Reconciliation<R>>;
  /**
   * Runs inside the settling transaction, for every end that the task reaches; several tasks may settle in one
   * transaction. Throwing is a bug: nothing is written, the task is tried again, and after three times it is held.
   */
  settled?(unit: UnitOfWork, task: TaskView<P>, settlement: Settlement<R>): Promise<void>;
}
