import type { EntityManager } from 'typeorm';
import type { DatasulResultsSettled } from '@ponte/contracts';
import type { LineRow } from '../ledger/line.store';
import { rowsText } from '../ledger/rows';

/** What requests were told, by events in the order of the log: of each rubrica the last word, and how often it was told. */
export function toldLines(events: readonly DatasulResultsSettled[]): LineRow[] {
  const lines = new Map<string, LineRow>();
  for (const event of events) {
    if (event.state === 'reopened') continue;
    for (const { requestId, item, line } of event.waiters) {
      const place = `${requestId}/${item}/${line}`;
      const told = (lines.get(place)?.told ?? 0) + 1;
      lines.set(place, { ...{ requestId, item, line, told }, ...lineFacts(event, event.state) });
    }
  }
  return [...lines.values()];
}

function lineFacts(
  event: DatasulResultsSettled,
  outcome: 'accepted' | 'refused' | 'unknown',
): Omit<LineRow, 'requestId' | 'item' | 'line' | 'told'> {
  const { employee, rubrica = null, referencia = null, datafalta = null, reason = null } = event;
  const { entryId = null, profile, empresa, competencia, campoAdicional, evento, unit } = event;
  const place = { profile, empresa, competencia, campoAdicional, evento, unit };
  return {
    ...{ employee, rubrica, referencia, datafalta, entryId, outcome, reason },
    // Who was told that nobody knows goes on waiting.
    state: outcome === 'unknown' && entryId !== null ? 'waiting' : 'answered',
    message: event.sealed.message,
    answeredAt: new Date(event.settledAt),
    ...(entryId === null ? place : {}),
  };
}

/** Keeps what requests were told where that is newer than what is kept; how many. */
export async function keepToldLines(
  manager: EntityManager,
  lines: readonly LineRow[],
): Promise<number> {
  if (lines.length === 0) return 0;
  const kept: unknown[] = await manager.query(KEEP, [rowsText(lines)]);
  return kept.length;
}

const KEEP = `
  INSERT INTO payroll_line AS l SELECT * FROM json_populate_recordset(null::payroll_line, $1::json)
  ON CONFLICT (request_id, item, line) DO UPDATE SET state = excluded.state, outcome = excluded.outcome,
    reason = excluded.reason, message = excluded.message, told = l.told + excluded.told, answered_at = excluded.answered_at,
    entry_id = coalesce(excluded.entry_id, l.entry_id)
  WHERE l.answered_at IS NULL OR l.answered_at < excluded.answered_at
  RETURNING 1`;
