import {
  type ContractFault,
  deskEventId,
  type DeskTicketUpdated,
  deskTicketUpdated,
} from '@ponte/contracts';
import { currentTraceparent, type Sealer } from '@ponte/platform';
import type { ServiceDeskSourceConfig } from '../config/source.config';
import type { Delivery, Judgement } from '../edge/judgement';
import { keepAside } from '../edge/keep-aside';
import { parseBody } from '../edge/parse-body';
import { isRecord, recordOrFaults } from '../edge/record-or-faults';
import { readTicket } from './read-ticket';

/** Turns what a desk tells into the record of `desk.ticket.updated`: states clear, the whole body sealed. */
export function judgeServiceDesk(
  source: ServiceDeskSourceConfig,
  delivery: Delivery,
  sealer: Sealer,
): Judgement {
  const parsed = parseBody(delivery.body);
  if (parsed.kind === 'not-json') return { disposition: 'not-json' };
  const rejected = (reasons: readonly ContractFault[]): Judgement =>
    keepAside('rejected', source, delivery, reasons, sealer);
  if (parsed.kind === 'off-contract') return rejected([parsed.fault]);
  const read = readTicket(parsed.value, source.ticket, delivery.receivedAt);
  if ('path' in read) return rejected([read]);

  const { ticketId, reference, status, items, date } = read;
  // Whose ticket it is does not stand in it.
  const subject = { system: 'service-desk', source: source.id, person: '-' };
  const value: DeskTicketUpdated = {
    source: source.id,
    ticketId,
    reference: reference ?? null,
    status,
    ...(items && { items }),
    date,
    receivedAt: delivery.receivedAt.toISOString(),
    sealed: { raw: sealer.seal({ purpose: 'raw', subject }, delivery.body) },
  };
  const faults = deskTicketUpdated.validate(value);
  if (faults.length > 0) return rejected(faults);

  const eventId = deskEventId(source.id, parsed.value);
  const record = recordOrFaults(deskTicketUpdated, value, {
    id: eventId,
    source: `/service-desk/${source.id}`,
    subject: ticketId,
    time: new Date(date),
    traceparent: currentTraceparent(),
  });
  return isRecord(record)
    ? { disposition: 'accepted', record, eventId, event: null }
    : rejected(record);
}
