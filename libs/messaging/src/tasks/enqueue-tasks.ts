import { currentTraceparent } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import { checkDraft } from './rules/check-draft';
import { lockLanes } from './store/lock-lanes';
import { promoteHeads } from './store/promote-heads';
import { markEnqueued } from './run/commit-watch';
import type { TaskDraft, TaskKind } from './task-kind';

/** A draft with its kind, as a unit of work collects them. */
export interface TaskToEnqueue {
  readonly kind: TaskKind;
  readonly draft: TaskDraft;
}

/**
 * Writes tasks at the end of a transaction, all of it at once: call it only once per transaction, after the state rows are
 * locked, because it locks the lanes in sorted order. Within a lane the order of `tasks` is kept. A draft whose
 * `dedupeKey` its kind has already is left out.
 *
 * @throws TaskDraftError for a draft that cannot be kept (a bug of the caller): what is wrong and how to mend it
 */
export async function enqueueTasks(
  manager: EntityManager,
  tasks: readonly TaskToEnqueue[],
): Promise<void> {
  if (tasks.length === 0) return;
  const rows = toRows(tasks);
  await lockLanes(manager, rows.lanes, 'create');
  await insertTasks(manager, rows);
}

/** The insert alone, for a transaction that holds the lanes' locks already. */
export async function insertTasks(manager: EntityManager, rows: TaskRows): Promise<void> {
  // The head is judged by a statement of its own after the lock: its snapshot sees what the lock's last holder committed.
  const [{ inserted }] = (await manager.query(INSERT, [...rows.columns])) as [{ inserted: number }];
  // A duplicate may have been the one chosen as head: whoever is now the oldest becomes it.
  if (inserted < rows.count) await promoteHeads(manager, rows.lanes);
  markEnqueued(manager);
}

const INSERT = `
  WITH draft AS (
    SELECT *, row_number() OVER (PARTITION BY lane ORDER BY position) = 1 AS first
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::timestamptz[],
        $10::text[])
      WITH ORDINALITY AS d (kind, lane, party, task_group, payload, dedupe_key, subject, causation_id, not_before, traceparent, position)
  ), inserted AS (
    INSERT INTO task (kind, lane, party, task_group, payload, dedupe_key, subject, causation_id, traceparent, due_at, head)
    SELECT kind, lane, party, task_group, payload::json, dedupe_key, subject, causation_id, traceparent,
      coalesce(not_before, clock_timestamp()),
      first AND NOT EXISTS (SELECT FROM task h WHERE h.lane = draft.lane COLLATE "C" AND h.head)
        AND NOT EXISTS (SELECT FROM task b WHERE b.lane = draft.lane COLLATE "C" AND b.state = 'ready' AND NOT b.head)
    FROM draft ORDER BY position
    ON CONFLICT (kind, dedupe_key) WHERE dedupe_key IS NOT NULL DO NOTHING
    RETURNING 1
  )
  SELECT count(*)::int AS inserted FROM inserted`;

/** Drafts turned into the parameters of the insert. */
export interface TaskRows {
  readonly lanes: readonly string[];
  readonly count: number;
  readonly columns: readonly (readonly (string | null)[])[];
}

/** @throws TaskDraftError */
export function toRows(tasks: readonly TaskToEnqueue[]): TaskRows {
  const traceparent = currentTraceparent() ?? null;
  const rows = tasks.map(({ kind, draft }) => [
    kind.name,
    draft.lane,
    draft.party,
    kind.batch ? (draft.group ?? draft.party) : '',
    checkDraft(kind, draft),
    draft.dedupeKey ?? null,
    draft.subject ?? null,
    draft.causationId ?? null,
    draft.notBefore?.toISOString() ?? null,
    draft.traceparent ?? traceparent,
  ]);
  const columns = Array.from({ length: 10 }, (_, column) => rows.map((row) => row[column] ?? null));
  return { lanes: [...new Set(tasks.map(({ draft }) => draft.lane))], count: rows.length, columns };
}
