import type { EntityManager } from 'typeorm';
import type { Step } from '../hire/hire-facts';
import type { Position } from './rules/leaving.rules';

export interface ApplicationKey {
  readonly source: string;
  readonly applicationId: number;
}

export const keyOf = ({ source, applicationId }: ApplicationKey): string =>
  `${source}/${applicationId}`;

/** A move as it is remembered: enough to know a late event, nothing of the person. */
export interface Move extends ApplicationKey, Position {
  readonly eventId: string;
}

interface Row {
  source: string;
  application_id: string;
  moved_at: Date | null;
  status: string | null;
  step: Step | null;
}

/**
 * Remembers the newest move of each application, in one statement, and locks them until the transaction ends: in one order,
 * so that replicas wait for each other instead of dead-locking. Of two moves the later date counts, of one date the
 * greater event id.
 */
export async function rememberMoves(
  manager: EntityManager,
  moves: readonly Move[],
): Promise<Map<string, Position>> {
  const newest = new Map<string, Move>();
  for (const move of moves) {
    const known = newest.get(keyOf(move));
    if (!known || isNewer(move, known)) newest.set(keyOf(move), move);
  }
  const sorted = [...newest.values()].sort(
    (a, b) =>
      (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) || a.applicationId - b.applicationId,
  );
  const rows: Row[] = await manager.query(
    `INSERT INTO application AS a (source, application_id, moved_at, event_id, status, step)
     SELECT * FROM unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::jsonb[])
     ON CONFLICT (source, application_id) DO UPDATE SET
       moved_at = CASE WHEN ${NEWER} THEN excluded.moved_at ELSE a.moved_at END,
       event_id = CASE WHEN ${NEWER} THEN excluded.event_id ELSE a.event_id END,
       status = CASE WHEN ${NEWER} THEN excluded.status ELSE a.status END,
       step = CASE WHEN ${NEWER} THEN excluded.step ELSE a.step END,
       heard_at = now()
     RETURNING source, application_id, moved_at, status, step`,
    [
      sorted.map(({ source }) => source),
      sorted.map(({ applicationId }) => applicationId),
      sorted.map(({ movedAt }) => movedAt.toISOString()),
      sorted.map(({ eventId }) => eventId),
      sorted.map(({ status }) => status),
      sorted.map(({ step }) => (step === null ? null : JSON.stringify(step))),
    ],
  );
  return new Map(rows.flatMap((row) => toEntry(row)));
}

const NEWER = `(a.moved_at IS NULL OR (excluded.moved_at, excluded.event_id) > (a.moved_at, a.event_id))`;

function isNewer(a: Move, b: Move): boolean {
  return a.movedAt.getTime() === b.movedAt.getTime()
    ? a.eventId > b.eventId
    : a.movedAt > b.movedAt;
}

/** Locks an application, which need not be known yet, and returns its newest move. */
export async function lockApplication(
  manager: EntityManager,
  { source, applicationId }: ApplicationKey,
): Promise<Position | undefined> {
  const rows: Row[] = await manager.query(
    `INSERT INTO application (source, application_id) VALUES ($1, $2)
     ON CONFLICT (source, application_id) DO UPDATE SET heard_at = now()
     RETURNING source, application_id, moved_at, status, step`,
    [source, applicationId],
  );
  return rows.flatMap((row) => toEntry(row))[0]?.[1];
}

function toEntry(row: Row): [string, Position][] {
  if (row.moved_at === null) return [];
  const key = keyOf({ source: row.source, applicationId: Number(row.application_id) });
  return [[key, { movedAt: row.moved_at, status: row.status, step: row.step }]];
}
