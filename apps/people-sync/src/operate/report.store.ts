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
  /** With which Feedz would refuse such a record; null: it has no code for it. */
  readonly code: number | null;
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
  readonly code: number | null;
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
  const sql = `SELECT position, endpoint, page, index, key, pointer, code, reason, message FROM people_read_fault
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

// A record at a time, by its key, and what became of it in that run: read from the run's lots, each page of a report would sort
// all that the run sent, 270 ms for 27,000 records.
const OF_RUN = `
  WITH found AS (
    SELECT r.entity, r.key, CASE WHEN s.lot IS NULL THEN r.state ELSE s.outcome END AS state,
      CASE WHEN s.lot IS NULL THEN r.by ELSE 'feedz' END AS by, CASE WHEN s.lot IS NULL THEN r.code ELSE s.code END AS code,
      CASE WHEN s.lot IS NULL THEN r.reason END AS reason, CASE WHEN s.lot IS NULL THEN r.held_for ELSE '[]' END AS held_for,
      CASE WHEN s.lot IS NULL THEN r.settled_at ELSE s.ended_at END AS settled_at, $9::uuid AS run,
      CASE WHEN s.lot IS NULL THEN r.message ELSE s.message END AS sealed_message
    FROM feedz_record r LEFT JOIN LATERAL (
      SELECT i.lot, i.outcome, i.code, i.message, l.ended_at FROM feedz_lot_item i JOIN feedz_lot l ON l.id = i.lot
      WHERE i.key = r.key AND l.run = $9::uuid AND l.entity = r.entity ORDER BY l.position DESC LIMIT 1) s ON true
    WHERE r.profile = $1 AND (s.lot IS NOT NULL OR r.run = $9::uuid))
  ${PAGE}`;

const REFUSALS = `
  SELECT entity, state, code, reason, count(*)::int AS count FROM feedz_record
  WHERE profile = $1 AND state IN ('refused', 'held') GROUP BY entity, state, code, reason
  ORDER BY count DESC, entity, state, code, reason LIMIT $2`;

const FAULT_COUNTS = `
  SELECT endpoint, reason, pointer, code, count(*)::int AS count, min(message) AS message FROM people_read_fault
  WHERE run = $1 GROUP BY endpoint, reason, pointer, code ORDER BY count DESC, endpoint, reason, pointer, code LIMIT $2`;
