import type { PeopleRefusalCount } from '@ponte/contracts';
import type { EntityManager } from 'typeorm';
import type { FeedzEntity, NeededRecord } from '../write/feedz-record';
import type { Outcome } from '../write/rules/record-states.rules';
import type { ReportRecordsArgs } from './report.args';
import { rowsOf } from './rows-of';

/** What became of one record. */
export interface ReportedRecord {
  readonly entity: FeedzEntity;
  /** A code, or the keyed hash of a person. */
  readonly key: string;
  readonly state: Outcome;
  readonly by: 'feedz' | 'ponte' | null;
  readonly code: number | null;
  readonly reason: string | null;
  readonly heldFor: readonly NeededRecord[];
  readonly settledAt: Date | null;
  /** The run in which it came to this. */
  readonly run: string | null;
  /** Sealed: what was said of it. */
  readonly message: string | null;
  /** Sealed: who it is; null where it is nobody, or was not asked for. */
  readonly person: string | null;
}

/** Items of one list that have the same fault. */
export interface FaultCount {
  readonly endpoint: string;
  readonly reason: string;
  readonly pointer: string | null;
  readonly count: number;
  /** In Portuguese; of one of them. */
  readonly message: string;
}

export interface ReportedFault {
  readonly position: number;
  readonly endpoint: string;
  readonly page: number | null;
  readonly index: number | null;
  readonly key: string | null;
  readonly pointer: string | null;
  readonly reason: string;
  readonly message: string;
}

/** Most groups of faults, or of refusals, that a report has. */
const GROUPS = 200;

/** Which records a report is about. */
export type RecordsOf =
  /** As they are now. */
  | { readonly profile: string }
  /** As a run left them. */
  | { readonly profile: string; readonly run: string };

/**
 * Records by their outcome, in the order of kind and key. Of a run that is not the newest any more: what became of what it
 * sent, and what was found here in it and still stands.
 */
export function reportedRecords(
  manager: EntityManager,
  of: RecordsOf,
  { states = ['refused', 'held', 'unknown'], entities, code, sealed, after }: ReportRecordsArgs,
  limit: number,
): Promise<ReportedRecord[]> {
  const [entity = null] = after?.split('/') ?? [];
  const key = entity === null ? null : (after ?? '').slice(entity.length + 1);
  return rowsOf(manager, 'run' in of ? OF_RUN : NOW, [
    ...[of.profile, states, entities ?? null, code ?? null, entity, key, limit],
    ...[sealed ?? false, ...('run' in of ? [of.run] : [])],
  ]);
}

export function recordCursor({ entity, key }: Pick<ReportedRecord, 'entity' | 'key'>): string {
  return `${entity}/${key}`;
}

/** How many records of a profile are refused or held for which reason now, the most frequent first. */
export function refusalGroups(
  manager: EntityManager,
  profile: string,
): Promise<PeopleRefusalCount[]> {
  return rowsOf(manager, REFUSALS, [profile, GROUPS]);
}

export function faultCounts(manager: EntityManager, run: string): Promise<FaultCount[]> {
  return rowsOf(manager, FAULT_COUNTS, [run, GROUPS]);
}

export function reportedFaults(
  manager: EntityManager,
  run: string,
  after: number,
  limit: number,
): Promise<ReportedFault[]> {
  const sql = `SELECT position, endpoint, page, index, key, pointer, reason, message FROM people_read_fault
    WHERE run = $1 AND position > $2 ORDER BY position LIMIT $3`;
  return rowsOf(manager, sql, [run, after, limit]);
}

const PAGE = `
  SELECT r.*, CASE WHEN $8::boolean THEN r.sealed_message END AS message,
    CASE WHEN $8::boolean AND r.entity IN ('person', 'bind') THEN p.sealed END AS person
  FROM found r LEFT JOIN people_record p ON p.profile = $1 AND p.entity = 'person' AND p.key = r.key
  WHERE r.state = ANY ($2::text[]) AND ($3::text[] IS NULL OR r.entity = ANY ($3)) AND ($4::int IS NULL OR r.code = $4)
    AND ($5::text IS NULL OR (r.entity, r.key) > ($5, $6::text))
  ORDER BY r.entity, r.key LIMIT $7`;

const NOW = `
  WITH found AS (
    SELECT entity, key, state, by, code, reason, held_for, settled_at, run, message AS sealed_message
    FROM feedz_record WHERE profile = $1)
  ${PAGE}`;

const OF_RUN = `
  WITH sent AS (
    SELECT DISTINCT ON (l.entity, i.key) l.entity, i.key, i.outcome AS state, 'feedz' AS by, i.code, NULL AS reason,
      '[]'::jsonb AS held_for, l.ended_at AS settled_at, l.run, i.message AS sealed_message
    FROM feedz_lot l JOIN feedz_lot_item i ON i.lot = l.id WHERE l.run = $9::uuid
    ORDER BY l.entity, i.key, l.position DESC),
  found AS (
    SELECT * FROM sent
    UNION ALL
    SELECT entity, key, state, by, code, reason, held_for, settled_at, run, message FROM feedz_record r
    WHERE profile = $1 AND run = $9::uuid AND NOT EXISTS (SELECT FROM sent s WHERE s.entity = r.entity AND s.key = r.key))
  ${PAGE}`;

const REFUSALS = `
  SELECT entity, state, code, reason, count(*)::int AS count FROM feedz_record
  WHERE profile = $1 AND state IN ('refused', 'held') GROUP BY entity, state, code, reason
  ORDER BY count DESC, entity, state, code, reason LIMIT $2`;

const FAULT_COUNTS = `
  SELECT endpoint, reason, pointer, count(*)::int AS count, min(message) AS message FROM people_read_fault
  WHERE run = $1 GROUP BY endpoint, reason, pointer ORDER BY count DESC, endpoint, reason, pointer LIMIT $2`;
