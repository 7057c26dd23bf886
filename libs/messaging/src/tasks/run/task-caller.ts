import { Injectable } from '@nestjs/common';
import { runWithTraceparent } from '@ponte/platform';
import { reasonOf } from '../rules/reason-of';
import type { TaskEvent } from '../rules/next-state';
import { taskView, type TaskRow } from '../store/task-row';
import type { TaskFailure, TaskOutcome } from '../task-outcome';
import { TasksEnv } from '../tasks-env.config';
import { TaskRegistry, type PerformedKind } from '../task-registry';
import { boundedCall, type CallEnd } from './bounded-call';

/** The signal fires this much after the call's own time-out, which is the client's to keep: it is the second guard. */
const ABORT_MARGIN_MS = 1_000;

/** What a call brought for one of its tasks. */
export interface Called {
  readonly row: TaskRow;
  readonly event: TaskEvent;
  readonly ms: number;
}

/** Calls performers, within bounds, and turns whatever they do into events of the state machine. */
@Injectable()
export class TaskCaller {
  constructor(
    private readonly registry: TaskRegistry,
    private readonly env: TasksEnv,
  ) {}

  /** How long a claim of this kind is good for, in milliseconds. */
  leaseMs({ limits }: PerformedKind): number {
    return limits.callTimeoutMs + this.env.leaseGraceMs;
  }

  /**
   * Performs, or reconciles, tasks in one call: one task, or a batch of one kind and group that is to be performed.
   *
   * @param late receives what a call that was given up brings after all
   */
  async call(
    rows: readonly TaskRow[],
    leave: AbortSignal,
    late: (called: readonly Called[]) => void,
  ): Promise<readonly Called[]> {
    const [first] = rows;
    if (!first) return [];
    const performed = this.registry.get(first.kind);
    const started = performance.now();
    const called = (end: CallEnd<unknown>): Called[] => {
      const ms = performance.now() - started;
      return rows.map((row, index) => ({
        row,
        ms,
        event: this.eventOf(performed, row, index, rows.length, end),
      }));
    };
    const end = await boundedCall<unknown>(
      (signal) =>
        runWithTraceparent(first.traceparent ?? undefined, () =>
          this.invoke(performed, rows, signal),
        ),
      {
        abortMs: performed.limits.callTimeoutMs + ABORT_MARGIN_MS,
        giveUpMs: this.leaseMs(performed),
        leave,
        late: (lateEnd) => late(called(lateEnd)),
      },
    );
    return called(end);
  }

  private async invoke(
    { kind, performer }: PerformedKind,
    rows: readonly TaskRow[],
    signal: AbortSignal,
  ): Promise<unknown> {
    const views = rows.map(taskView);
    const [view] = views;
    if (!view || !rows[0]) return [];
    if (rows[0].step === 'reconcile')
      return performer.reconcile
        ? [await performer.reconcile(view, signal)]
        : [{ found: 'unknown', reason: 'this kind can no longer be reconciled' }];
    if (!kind.batch) return [await performer.perform?.(view, signal)];
    return performer.performBatch?.(views, signal);
  }

  private eventOf(
    performed: PerformedKind,
    row: TaskRow,
    index: number,
    count: number,
    end: CallEnd<unknown>,
  ): TaskEvent {
    switch (end.type) {
      case 'left':
        return { type: 'interrupted' };
      case 'overdue':
        return failed(
          performed,
          row,
          `the performer did not return within ${this.leaseMs(performed)} ms`,
        );
      case 'threw':
        return failed(performed, row, `the performer threw ${reasonOf(end.error)}`);
      case 'returned': {
        const outcomes = end.value;
        if (!Array.isArray(outcomes) || outcomes.length !== count)
          return failed(
            performed,
            row,
            `the performer must return ${count} outcomes, one per task`,
          );
        const outcome = outcomes[index] as unknown;
        if (row.step === 'reconcile' && isReconciliation(outcome))
          return { type: 'reconciled', found: outcome as never };
        if (row.step === 'perform' && isOutcome(outcome)) return { type: 'performed', outcome };
        return failed(
          performed,
          row,
          `the performer returned something that is no ${row.step === 'perform' ? 'outcome' : 'reconciliation'}`,
        );
      }
    }
  }
}

/** A bug or an outage: nobody knows how far the call got. */
function failed({ kind }: PerformedKind, row: TaskRow, reason: string): TaskEvent {
  const failure: TaskFailure = { class: kind.idempotent ? 'transient' : 'ambiguous', reason };
  return row.step === 'reconcile'
    ? { type: 'reconciled', found: failure }
    : { type: 'performed', outcome: failure };
}

const FAILURES = new Set(['transient', 'throttled', 'unavailable', 'permanent', 'ambiguous']);

function isFailure(value: { class?: unknown; reason?: unknown }): boolean {
  return (
    typeof value.class === 'string' && FAILURES.has(value.class) && typeof value.reason === 'string'
  );
}

function isOutcome(value: unknown): value is TaskOutcome<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return (value as { class?: unknown }).class === 'done' || isFailure(value);
}

function isReconciliation(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return (
    ['done', 'absent', 'unknown'].includes((value as { found?: string }).found ?? '') ||
    isFailure(value)
  );
}
