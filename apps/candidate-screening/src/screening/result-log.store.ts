import type { ValidationResultReceived } from '@ponte/contracts';
import type { Heard, UnitOfWork } from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import type { OpenedResult } from './hear/open-result';
import { type KeptEvent, keptOf } from './kept-event';

/** What became of a result: an operator's first question. */
export type Disposition =
  'first' | 'correction' | 'repeat' | 'stale' | 'late' | 'parked' | 'unmatched' | 'dead';

/**
 * Records what became of a result. The event of one that could not be turned into writes is kept: it is judged again when
 * the service starts with another configuration.
 */
export async function logResult(
  manager: EntityManager,
  result: OpenedResult,
  disposition: Disposition,
): Promise<void> {
  await manager.query(
    `INSERT INTO screening_result (source, event_id, external_id, result_date, received_at, outcome, disposition, event)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (source, event_id) DO UPDATE SET disposition = excluded.disposition, event = excluded.event`,
    [
      result.source,
      result.event.id,
      result.externalId,
      result.date,
      result.receivedAt,
      result.outcome,
      disposition,
      disposition === 'parked' ? JSON.stringify(result.event) : null,
    ],
  );
}

/** Gives up what is kept of a screening's parked results: a later one was taken. */
export async function dropParked(manager: EntityManager, screeningId: string): Promise<void> {
  await manager.query(
    `UPDATE screening_result SET disposition = 'stale', event = NULL
     WHERE lower(external_id) = $1 AND disposition = 'parked'`,
    [screeningId],
  );
}

/** Keeps a result whose screening is not known (yet); one that was given up and is replayed is kept anew. */
export async function keepUnmatched(
  manager: EntityManager,
  event: Heard<ValidationResultReceived>,
): Promise<void> {
  const { id, value } = event;
  await manager.query(
    `INSERT INTO screening_result (source, event_id, external_id, result_date, received_at, outcome, disposition, event)
     VALUES ($1, $2, $3, $4, $5, $6, 'unmatched', $7)
     ON CONFLICT (source, event_id) DO UPDATE SET disposition = 'unmatched', event = excluded.event, recorded_at = now()
     WHERE screening_result.disposition = 'dead'`,
    [
      value.source,
      id,
      value.externalId,
      value.date,
      value.receivedAt,
      value.outcome ?? null,
      JSON.stringify(keptOf(event)),
    ],
  );
}

/** Results from `source` that wait for this screening, oldest first, locked. */
export async function lockUnmatchedFor(
  manager: EntityManager,
  externalId: string,
  source: string,
): Promise<KeptEvent[]> {
  const rows: { event: KeptEvent }[] = await manager.query(
    `SELECT event FROM screening_result WHERE lower(external_id) = $1 AND source = $2 AND disposition = 'unmatched'
     ORDER BY result_date, received_at FOR UPDATE`,
    [externalId, source],
  );
  return rows.map((row) => row.event);
}

/** A parked result, by the key that {@link nextParked} goes on after. */
export interface ParkedKey {
  readonly source: string;
  readonly eventId: string;
}

/** The next parked results after a key, in the order of their keys, with the id that they name. */
export function nextParked(
  manager: EntityManager,
  after: ParkedKey,
  most: number,
): Promise<(ParkedKey & { readonly screeningId: string })[]> {
  return manager.query(
    `SELECT source, event_id AS "eventId", lower(external_id) AS "screeningId" FROM screening_result
     WHERE disposition = 'parked' AND (source, event_id) > ($1, $2) ORDER BY source, event_id LIMIT $3`,
    [after.source, after.eventId, most],
  );
}

/** What is kept of a screening's parked results, oldest first, locked. */
export async function lockParkedOf(
  manager: EntityManager,
  screeningId: string,
): Promise<KeptEvent[]> {
  const rows: { event: KeptEvent }[] = await manager.query(
    `SELECT event FROM screening_result WHERE lower(external_id) = $1 AND disposition = 'parked'
     ORDER BY result_date, received_at FOR UPDATE`,
    [screeningId],
  );
  return rows.map((row) => row.event);
}

/** Those of the screenings for which an unmatched result is kept. */
export async function unmatchedIds(
  manager: EntityManager,
  screeningIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows: { id: string }[] = await manager.query(
    `SELECT DISTINCT lower(external_id) AS id FROM screening_result
     WHERE lower(external_id) = ANY ($1::text[]) AND disposition = 'unmatched'`,
    [screeningIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Gives a kept result up: a dead letter with its reason, which an operator may replay. */
export async function buryKept(unit: UnitOfWork, event: KeptEvent, reason: string): Promise<void> {
  await unit.manager.query(
    `UPDATE screening_result SET disposition = 'dead', event = NULL WHERE source = $1 AND event_id = $2`,
    [event.value.source, event.id],
  );
  await unit.bury(event, reason);
}
