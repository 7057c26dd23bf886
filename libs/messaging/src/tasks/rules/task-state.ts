import type { Settlement } from '../task-outcome';

/**
 * States of a task. Open: `ready` (never tried, or released by a person), `running`, `waiting` (for its next attempt).
 * Held, for a person: `parked` (it did not happen) and `unknown` (nobody can tell whether it happened). Ended: `done`
 * and `discarded`.
 */
export const TASK_STATES = [
  'ready',
  'running',
  'waiting',
  'parked',
  'unknown',
  'done',
  'discarded',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** What the next run of a task does: the call itself, or the look in the other system after an ambiguous call. */
export type TaskStep = 'perform' | 'reconcile';

/** How an attempt ended, for the record: a class of docs/tasks.md, or what happened to the process. */
export type AttemptClass =
  | 'done'
  | 'transient'
  | 'throttled'
  | 'unavailable'
  | 'permanent'
  | 'ambiguous'
  /** `reconcile()` found that the call had not happened. */
  | 'absent'
  /** `reconcile()` could not tell. */
  | 'unknown'
  /** The process died, or lost its lease, while the task ran. */
  | 'died'
  /** A draining process gave the task back. */
  | 'interrupted'
  /** `settled()` threw. */
  | 'settle-failed';

/** What the decision rests on: the rules of the kind and the counters of the task's row. */
export interface TaskFacts {
  readonly idempotent: boolean;
  readonly onHold: 'hold' | 'skip';
  readonly delaysMs: readonly number[];
  readonly reconcileAfterMs: number;
  /** Whether the performer has `reconcile()`. */
  readonly reconcilable: boolean;
  readonly step: TaskStep;
  /** Attempts that counted against the delays. */
  readonly failures: number;
  /** Failed looks in the other system since the ambiguous attempt. */
  readonly lookFailures: number;
  readonly deaths: number;
  readonly settleFailures: number;
  /** Whether an earlier attempt can have had an effect. */
  readonly mayHaveRun: boolean;
}

/** A pause that an attempt asks for: of a credential, or of one kind with it. */
export interface PauseRequest {
  readonly scope: 'party' | 'endpoint';
  readonly retryAfterMs?: number;
}

/** Where a task goes after an attempt. */
export interface Transition {
  readonly state: Exclude<TaskState, 'ready' | 'running'>;
  readonly step: TaskStep;
  readonly failures: number;
  readonly lookFailures: number;
  readonly deaths: number;
  readonly settleFailures: number;
  /** For `waiting`: milliseconds from now, else 0. */
  readonly dueInMs: number;
  readonly class: AttemptClass;
  readonly reason: string | null;
  readonly status: number | null;
  /** Whether the task stays at the head of its lane. */
  readonly keepsHead: boolean;
  readonly pause: PauseRequest | null;
  /** Whether no call was made, because this process refused it. */
  readonly isLocal: boolean;
  /** Whether this attempt or an earlier one can have had an effect. */
  readonly mayHaveRun: boolean;
  /** For the performer's `settled()`; `null` while the task goes on, and when `settled()` itself is what failed. */
  readonly settlement: Settlement<unknown> | null;
}
