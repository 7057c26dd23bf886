import type { ValidationResultReceived } from '@ponte/contracts';
import type { Heard, UnitOfWork } from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import type { OpenedResult } from './hear/open-result';

/** What became of a result: an operator's first question. */
export type Disposition =
  'first' | 'correction' | 'repeat' | 'stale' | 'late' | 'unmatched' | 'dead';

/** The parts of an event that are needed to take it up again later; personal parts stay sealed. */
export type KeptEvent = Pick<
  Heard<ValidationResultReceived>,
  'id' | 'source' | 'type' | 'key' | 'value' | 'topic' | 'partition' | 'offset'
> & {
  readonly time: string;
};

/** Records a result that was taken up (or not, with the reason as its disposition). */
export async function logResult(
  manager: EntityManager,
  result: OpenedResult,
  disposition: Disposition,
): Promise<void> {
  await manager.query(
    `INSERT INTO screening_result (source, event_id, external_id, result_date, received_at, outcome, disposition)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (source, event_id) DO UPDATE SET disposition = excluded.disposition, event = NULL`,
    [
      result.source,
      result.eventId,
      result.externalId,
      result.date,
      result.receivedAt,
      result.outcome,
      disposition,
    ],
  );
}

/** Keeps a result whose screening is not known (yet); one that was given up and is replayed is kept anew. */
export async function keepUnmatched(
  manager: EntityManager,
  event: Heard<ValidationResultReceived>,
): Promise<void> {
  const { id, source, type, key, value, topic, partition, offset } = event;
  const kept: KeptEvent = {
    id,
    source,
    type,
    key,
    value,
    topic,
    partition,
    offset,
    time: event.time.toISOString(),
  };
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
      JSON.stringify(kept),
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
