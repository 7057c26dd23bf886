import type { EntityManager } from 'typeorm';
import type { DeskWords } from './rules/desk-words.rules';

/** What a desk told of a ticket by webhook. */
export interface DeskReport extends DeskWords {
  /** Ingest source. */
  readonly source: string;
  readonly eventId: string;
  readonly ticketId: string;
  readonly reference: string | null;
  readonly toldAt: Date;
}

/** Keeps a report of a ticket that no request is known for. */
export async function keepReport(manager: EntityManager, report: DeskReport): Promise<void> {
  await manager.query(
    `INSERT INTO desk_report (source, event_id, ticket_id, reference, status, items, told_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [
      ...[report.source, report.eventId, report.ticketId, report.reference, report.status],
      ...[JSON.stringify(report.items ?? []), report.toldAt.toISOString()],
    ],
  );
}

/** Takes the kept reports of a ticket out of the table, oldest first. */
export async function takeReports(
  manager: EntityManager,
  ticket: { readonly ticketId: string | null; readonly reference: string },
): Promise<DeskReport[]> {
  const [rows] = await manager.query<[Row[], number]>(
    `DELETE FROM desk_report WHERE ticket_id = $1 OR reference = $2
     RETURNING source, event_id, ticket_id, reference, status, items, told_at`,
    [ticket.ticketId, ticket.reference],
  );
  return rows
    .map((row) => ({
      source: row.source,
      eventId: row.event_id,
      ticketId: row.ticket_id,
      reference: row.reference,
      status: row.status,
      items: row.items,
      toldAt: row.told_at,
    }))
    .sort((a, b) => a.toldAt.getTime() - b.toldAt.getTime() || (a.eventId < b.eventId ? -1 : 1));
}

interface Row {
  source: string;
  event_id: string;
  ticket_id: string;
  reference: string | null;
  status: string;
  items: { sku?: string | null; status: string }[];
  told_at: Date;
}

/** Ids of requests that a ticket or a reference belongs to. */
export async function requestsOfTicket(
  manager: EntityManager,
  ticketId: string,
  reference: string | null,
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT id FROM equipment_request WHERE ticket_id = $1
     UNION SELECT id FROM equipment_request WHERE reference = $2`,
    [ticketId, reference],
  );
  return rows.map(({ id }) => id);
}

/**
 * Ids of requests for which a report is kept: one that came at the very moment at which its ticket was noted. Asked every few
 * seconds, so only of reports of the last hour: older ones are of tickets that are not ours, or wait for their creation.
 */
export async function requestsWithReports(manager: EntityManager, most: number): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT r.id FROM desk_report d JOIN equipment_request r ON r.ticket_id = d.ticket_id
     WHERE d.heard_at > now() - interval '1 hour'
     UNION SELECT r.id FROM desk_report d JOIN equipment_request r ON r.reference = d.reference
     WHERE d.heard_at > now() - interval '1 hour'
     LIMIT $1`,
    [most],
  );
  return rows.map(({ id }) => id);
}
