import { deskEventId, type DeskTicketUpdated, deskTicketUpdated } from '@ponte/contracts';
import type { Sealer } from '@ponte/platform';
import type { ServiceDeskSourceConfig } from '../config/source.config';
import { judgeObject } from '../edge/judge-object';
import type { Delivery, Judgement } from '../edge/judgement';
import { readTicket } from './read-ticket';

/** Turns what a desk tells into the record of `desk.ticket.updated`: states clear, the whole body sealed. */
export function judgeServiceDesk(
  source: ServiceDeskSourceConfig,
  delivery: Delivery,
  sealer: Sealer,
): Judgement {
  // Whose ticket it is does not stand in it.
  const person = { system: 'service-desk', source: source.id, person: '-' };
  return judgeObject(deskTicketUpdated, source, delivery, sealer, (body) => {
    const read = readTicket(body, source.ticket, delivery.receivedAt);
    if ('path' in read) return read;
    const { ticketId, reference, status, items, date } = read;
    const value: DeskTicketUpdated = {
      source: source.id,
      ticketId,
      reference: reference ?? null,
      status,
      ...(items && { items }),
      date,
      receivedAt: delivery.receivedAt.toISOString(),
      sealed: { raw: sealer.seal({ purpose: 'raw', subject: person }, delivery.body) },
    };
    return { value, id: deskEventId(source.id, body), subject: ticketId, date };
  });
}
