import { In, Not, type EntityManager } from 'typeorm';
import { EquipmentRequest } from './equipment-request.entity';
import type { DeskWords } from './rules/desk-words.rules';
import { ownerOf, type TicketClaim } from './rules/ticket-owner.rules';
import { CREATE_TICKET } from './task-kinds';

/** What a desk told of a ticket by webhook. */
export interface DeskReport extends DeskWords {
  /** Ingest source. */
  readonly source: string;
  readonly eventId: string;
  readonly ticketId: string;
  readonly reference: string | null;
  readonly toldAt: Date;
}

/** Keeps a report of a ticket that no request is known for, or not yet which one. */
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

/**
 * Takes the kept reports that are of a request's ticket out of the table, oldest first.
 *
 * @param request as it is, whether or not that is written yet
 */
export async function takeReports(
  manager: EntityManager,
  request: EquipmentRequest,
): Promise<DeskReport[]> {
  const rows = await manager.query<Row[]>(
    `SELECT source, event_id, ticket_id, reference, status, items, told_at FROM desk_report
     WHERE ticket_id = $1 OR reference = $2 ORDER BY source, event_id FOR UPDATE`,
    [request.ticketId, request.reference],
  );
  if (rows.length === 0) return [];
  const others = await manager.getRepository(EquipmentRequest).find({
    where: [
      { id: Not(request.id), ticketId: In(rows.map((row) => row.ticket_id)) },
      { id: Not(request.id), reference: In(rows.map(({ reference }) => reference ?? '')) },
    ],
  });
  const claims = [request, ...others].map(claimOf);
  const own = rows
    .map((row) => ({
      source: row.source,
      eventId: row.event_id,
      ticketId: row.ticket_id,
      reference: row.reference,
      status: row.status,
      items: row.items,
      toldAt: row.told_at,
    }))
    .filter((report) => ownerOf(report, claims)?.id === request.id)
    .sort((a, b) => a.toldAt.getTime() - b.toldAt.getTime() || (a.eventId < b.eventId ? -1 : 1));
  await manager.query(
    `DELETE FROM desk_report WHERE (source, event_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [own.map(({ source }) => source), own.map(({ eventId }) => eventId)],
  );
  return own;
}

/** What of a request says whether a ticket is its own. */
export function claimOf(request: EquipmentRequest): TicketClaim {
  const { id, reference, ticketId, state, deskKind, requestedAt } = request;
  const isCreating = deskKind === CREATE_TICKET.name;
  return { id, reference, ticketId, state, isCreating, requestedAt };
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
