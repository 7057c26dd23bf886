import type { EntityManager } from 'typeorm';
import type { Position } from './rules/matching.rules';

/** The newest known position of an application. */
export interface StoredPosition {
  readonly source: string;
  readonly applicationId: number;
  readonly movedAt: Date;
  readonly jobId: number | null;
  readonly step: Position['step'];
  readonly status: string | null;
  readonly eventId: string;
}

export interface ApplicationKey {
  readonly source: string;
  readonly applicationId: number;
}

export const keyOf = ({ source, applicationId }: ApplicationKey): string =>
  `${source}/${applicationId}`;

interface Row {
  source: string;
  application_id: string;
  moved_at: Date;
  job_id: string | null;
  step_id: string | null;
  step_name: string | null;
  status: string | null;
  event_id: string;
}

/** Positions of many applications at once, locked in one order until the transaction ends. */
export async function loadPositions(
  manager: EntityManager,
  keys: readonly ApplicationKey[],
): Promise<Map<string, StoredPosition>> {
  const rows: Row[] = await manager.query(
    `SELECT p.* FROM application_position p
     JOIN unnest($1::text[], $2::bigint[]) AS k (source, application_id) USING (source, application_id)
     ORDER BY p.source, p.application_id FOR UPDATE OF p`,
    [keys.map((key) => key.source), keys.map((key) => key.applicationId)],
  );
  return new Map(rows.map(toPosition).map((position) => [keyOf(position), position]));
}

/**
 * Writes positions in one statement; one that is newer in the table stays. In the order in which they are locked, so that
 * two replicas that hear of the same new applications wait for each other instead of dead-locking.
 */
export async function savePositions(
  manager: EntityManager,
  changed: readonly StoredPosition[],
): Promise<void> {
  if (changed.length === 0) return;
  const positions = changed.toSorted(
    (a, b) =>
      (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) || a.applicationId - b.applicationId,
  );
  await manager.query(
    `INSERT INTO application_position (source, application_id, moved_at, job_id, step_id, step_name, status, event_id)
     SELECT * FROM unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[])
     ON CONFLICT (source, application_id) DO UPDATE SET
       moved_at = excluded.moved_at, job_id = excluded.job_id, step_id = excluded.step_id,
       step_name = excluded.step_name, status = excluded.status, event_id = excluded.event_id
     WHERE application_position.moved_at <= excluded.moved_at`,
    [
      positions.map((each) => each.source),
      positions.map((each) => each.applicationId),
      positions.map((each) => each.movedAt.toISOString()),
      positions.map((each) => each.jobId),
      positions.map((each) => each.step?.id ?? null),
      positions.map((each) => each.step?.name ?? null),
      positions.map((each) => each.status),
      positions.map((each) => each.eventId),
    ],
  );
}

function toPosition(row: Row): StoredPosition {
  return {
    source: row.source,
    applicationId: Number(row.application_id),
    movedAt: row.moved_at,
    jobId: row.job_id === null ? null : Number(row.job_id),
    step: { id: row.step_id === null ? null : Number(row.step_id), name: row.step_name },
    status: row.status,
    eventId: row.event_id,
  };
}
