import type { EntityManager } from 'typeorm';
import { fromRow } from '../ledger/rows';
import { withoutZeros } from '../rules/without-zeros';
import type { ReportArgs } from './report.args';
import { COUNTED, SUMS } from './report.sql';

/** Counts of a part of a competência. */
export interface Sums {
  readonly environment: string | null;
  /** Keys: one rubrica of one employee, payment and day, however often it was sent. The five states below add up to it. */
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly unknown: number;
  /** Received or being sent. */
  readonly open: number;
  readonly reopened: number;
  /** Of these: entries whose newest value was refused here, so that they stand for an older one. */
  readonly overruled: number;
  /** Values that Datasul holds; also of entries whose correction was refused, or is open or unknown. */
  readonly held: number;
  /** Their sum: minutes for `hhmm`, else the number. */
  readonly amount: string;
  readonly unknownAmount: string;
}

/** One rubrica of one company. */
export interface ReportRow extends Sums {
  readonly profile: string;
  readonly empresa: string;
  /** `''`: could not be read. */
  readonly evento: string;
  /** `''`: not known. */
  readonly unit: string;
  /** As they were spelled. */
  readonly rubricas: readonly string[];
}

/** All rubricas of one unit of a company, or with `empresa: null` of all companies of a profile. */
export interface ReportTotal extends Sums {
  readonly profile: string;
  readonly empresa: string | null;
  readonly unit: string;
}

/** What an outcome that we gave a reason for was given for. */
export interface ReportReason {
  readonly profile: string;
  readonly empresa: string;
  readonly evento: string;
  readonly state: 'refused' | 'unknown' | 'overruled';
  readonly reason: string;
  readonly count: number;
}

const SORTED = `profile, length(empresa), empresa, length(evento), evento`;

export async function reportRows(
  manager: EntityManager,
  args: ReportArgs,
  limit: number,
): Promise<ReportRow[]> {
  const sql = `${COUNTED}, grouped AS (
      SELECT profile, empresa, evento, unit, array_agg(DISTINCT rubrica) AS rubricas, ${SUMS}
      FROM counted GROUP BY profile, empresa, evento, unit)
    SELECT * FROM grouped WHERE ${after(5, ['unit'])} ORDER BY ${SORTED}, unit LIMIT $9`;
  return rowsOf(manager, sql, [...scopeOf(args), ...placeOf(args.after, 4), limit]);
}

/** Where the rows go on after one. */
export function rowCursor({ profile, empresa, evento, unit }: ReportRow): string {
  return [profile, empresa, evento, unit].join('|');
}

export function reportTotals(manager: EntityManager, args: ReportArgs): Promise<ReportTotal[]> {
  const sql = `${COUNTED}
    SELECT profile, empresa, unit, ${SUMS} FROM counted
    GROUP BY GROUPING SETS ((profile, empresa, unit), (profile, unit))
    ORDER BY profile, grouping(empresa), length(empresa), empresa, unit`;
  return rowsOf(manager, sql, scopeOf(args));
}

/** Of refusals only those that have a reason of ours: what Datasul said is in its messages. */
export function reportReasons(
  manager: EntityManager,
  args: ReportArgs,
  limit: number,
): Promise<ReportReason[]> {
  const sql = `${COUNTED}, reasons AS (
      SELECT profile, empresa, evento, state, reason FROM counted
        WHERE state IN ('refused', 'unknown') AND reason IS NOT NULL
      UNION ALL SELECT profile, empresa, evento, 'overruled', overruled FROM counted WHERE overruled IS NOT NULL),
    grouped AS (
      SELECT profile, empresa, evento, state, reason, count(*)::int AS count FROM reasons
      GROUP BY profile, empresa, evento, state, reason)
    SELECT * FROM grouped WHERE ${after(5, ['state', 'reason'])} ORDER BY ${SORTED}, state, reason LIMIT $10`;
  return rowsOf(manager, sql, [...scopeOf(args), ...placeOf(args.after, 5), limit]);
}

export function reasonCursor(group: ReportReason): string {
  const { profile, empresa, evento, state, reason } = group;
  return [profile, empresa, evento, state, reason].join('|');
}

/** The parameters that every query of a report begins with. */
export function scopeOf({ competencia, profile, empresa, evento }: ReportArgs): unknown[] {
  const number = (digits?: string) => (digits === undefined ? null : withoutZeros(digits));
  return [competencia, profile ?? null, number(empresa), number(evento)];
}

/** That a group comes after a cursor whose parts are the parameters from `first` on. */
function after(first: number, more: readonly string[]): string {
  const [profile, empresa, evento] = [0, 1, 2].map((at) => `$${first + at}::text`);
  const rest = more.map((_, at) => `$${first + 3 + at}::text`);
  const place = [profile, `length(${empresa})`, empresa, `length(${evento})`, evento, ...rest];
  return `(${profile} IS NULL OR (${SORTED}, ${more.join(', ')}) > (${place.join(', ')}))`;
}

function placeOf(cursor: string | undefined, parts: number): (string | null)[] {
  const given = cursor?.split('|') ?? [];
  return Array.from({ length: parts }, (_, at) =>
    cursor === undefined ? null : (given[at] ?? ''),
  );
}

async function rowsOf<T extends object>(
  manager: EntityManager,
  sql: string,
  parameters: readonly unknown[],
): Promise<T[]> {
  const rows: Record<string, unknown>[] = await manager.query(sql, [...parameters]);
  return rows.map((row) => fromRow<T>(row));
}
