import type { EntityManager } from 'typeorm';
import type { Unit } from '../rules/amount';
import type { Outcome } from './entry-states.rules';
import type { PayrollEntry } from './payroll-entry.entity';
import { fromRow, recordsOf, recordTexts } from './rows';

/** A rubrica of a request as it is kept: who waits for which entry, and what was answered. */
export interface LineRow {
  readonly requestId: string;
  readonly item: number;
  readonly line: number;
  readonly employee: string;
  /** As sent; null: something else was sent than figures. */
  readonly rubrica: string | null;
  readonly referencia: string | null;
  readonly datafalta: string | null;
  /** null: refused before there was an entry. */
  readonly entryId: string | null;
  /** `waiting` also while the outcome is unknown: it is told again when it is found out. */
  readonly state: 'waiting' | 'answered';
  readonly outcome: Outcome | null;
  readonly reason: string | null;
  /** Sealed for `message`. */
  readonly message: string | null;
  /** How often it was told; part of the ids of events that tell this line alone. */
  readonly told: number;
  readonly answeredAt: Date | null;
  /** Of a rubrica that was refused before there was an entry: where a report counts it, as far as it could be read. */
  readonly profile?: string | null;
  readonly empresa?: string | null;
  readonly competencia?: string | null;
  readonly campoAdicional?: string | null;
  readonly evento?: string | null;
  readonly unit?: Unit | null;
}

/** Place of a rubrica in a request. */
export type LinePlace = Pick<LineRow, 'requestId' | 'item' | 'line'>;

/** Keeps rubricas that were heard. */
export async function insertLines(
  manager: EntityManager,
  lines: readonly LineRow[],
): Promise<void> {
  if (lines.length === 0) return;
  await manager.query(
    `INSERT INTO payroll_line SELECT * FROM ${recordsOf('payroll_line')}`,
    recordTexts(lines),
  );
}

/** By entry: when the newest request was received that asked for it, whatever it was told. */
export async function newestRequests(
  manager: EntityManager,
  entryIds: readonly string[],
): Promise<Map<string, Date>> {
  if (entryIds.length === 0) return new Map();
  const rows: { id: string; at: Date }[] = await manager.query(
    `SELECT l.entry_id AS id, max(r.received_at) AS at
     FROM payroll_line l JOIN payroll_request r USING (request_id)
     WHERE l.entry_id = ANY ($1::uuid[]) GROUP BY l.entry_id`,
    [[...new Set(entryIds)]],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/**
 * Answers everybody who waits for entries that came to an outcome. For one that is unknown they are told so and go on
 * waiting.
 * @param entries locked, and written as they are now
 * @returns by entry: who waited, in the order of their requests
 */
export async function answerWaiting(
  manager: EntityManager,
  entries: readonly PayrollEntry[],
): Promise<Map<string, LinePlace[]>> {
  const waiting = new Map<string, LinePlace[]>();
  if (entries.length === 0) return waiting;
  const [rows]: [Record<string, unknown>[], number] = await manager.query(ANSWER, [
    entries.map(({ id }) => id),
  ]);
  const places = rows.map((row) => fromRow<LinePlace & { readonly entryId: string }>(row));
  for (const { entryId, ...place } of places.toSorted(byPlace)) {
    const known = waiting.get(entryId);
    if (known) known.push(place);
    else waiting.set(entryId, [place]);
  }
  return waiting;
}

const ANSWER = `
  UPDATE payroll_line l SET state = CASE e.state WHEN 'unknown' THEN 'waiting' ELSE 'answered' END,
    outcome = e.state, reason = e.reason, message = e.message, told = l.told + 1, answered_at = now()
  FROM unnest($1::uuid[]) AS o (id) JOIN payroll_entry e ON e.id = o.id
  WHERE l.entry_id = o.id AND l.state = 'waiting'
  RETURNING l.entry_id, l.request_id, l.item, l.line`;

/** A rubrica that waited for a value that is posted no more. */
export type RefusedLine = LineRow & { readonly entryId: string; readonly receivedAt: Date | null };

/**
 * Refuses everybody who waits for values that are replaced, before anybody waits for the new ones.
 * @param messages by entry, sealed
 */
export async function refuseWaiting(
  manager: EntityManager,
  messages: ReadonlyMap<string, string>,
  reason: string,
): Promise<RefusedLine[]> {
  if (messages.size === 0) return [];
  const [rows]: [Record<string, unknown>[], number] = await manager.query(
    `UPDATE payroll_line l SET state = 'answered', outcome = 'refused', reason = $3, message = m.message,
       told = l.told + 1, answered_at = now()
     FROM unnest($1::uuid[], $2::text[]) AS m (id, message)
     WHERE l.entry_id = m.id AND l.state = 'waiting'
     RETURNING l.*, (SELECT received_at FROM payroll_request r WHERE r.request_id = l.request_id)`,
    [[...messages.keys()], [...messages.values()], reason],
  );
  return rows.map((row) => fromRow<RefusedLine>(row));
}

function byPlace(a: LinePlace, b: LinePlace): number {
  if (a.requestId !== b.requestId) return a.requestId < b.requestId ? -1 : 1;
  return a.item - b.item || a.line - b.line;
}
