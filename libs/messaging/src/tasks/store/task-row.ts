import type { TaskStep } from '../rules/task-state';
import type { TaskView } from '../task-performer';

/** What a claim brings back; `id` is a bigint and stays text. */
export interface TaskRow {
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
  readonly party: string;
  readonly task_group: string;
  readonly payload: object;
  readonly subject: string | null;
  readonly causation_id: string | null;
  readonly traceparent: string | null;
  readonly created_at: Date;
  readonly step: TaskStep;
  readonly lease_no: number;
  readonly failures: number;
  readonly look_failures: number;
  readonly deaths: number;
  readonly settle_failures: number;
  /** Whether an attempt that has ended can have had an effect. */
  readonly may_have_run: boolean;
  readonly started_at: Date | null;
  readonly runner: string | null;
}

export const TASK_ROW_COLUMNS = `id, kind, lane, party, task_group, payload, subject, causation_id, traceparent, created_at,
  step, lease_no, failures, look_failures, deaths, settle_failures, may_have_run, started_at, runner`;

/** The row as its performer sees it. */
export function taskView(row: TaskRow): TaskView<object> {
  const { id, kind, lane, party, subject, payload } = row;
  return {
    id,
    kind,
    lane,
    party,
    subject,
    payload,
    attempt: row.failures + 1,
    isFirstRun: !row.may_have_run,
    createdAt: row.created_at,
    causationId: row.causation_id,
  };
}
