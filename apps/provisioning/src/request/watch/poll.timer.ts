import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Clock, Periodic } from '@ponte/platform';
import { ProvisioningConfig } from '../../config/provisioning.config';
import { EquipmentRequest } from '../equipment-request.entity';
import { DESK_PARTY, READ_TICKET } from '../task-kinds';

const MOST_MS = 10_000;
const BATCH = 100;

const DUE = `
  UPDATE equipment_request SET poll_at = NULL WHERE id IN (
    SELECT id FROM equipment_request
    WHERE state IN ('needs-attention','open') AND ticket_id IS NOT NULL AND poll_at <= $1
    ORDER BY poll_at LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING id, reference, ticket_id AS "ticketId"`;

type Due = Pick<EquipmentRequest, 'id' | 'reference'> & { readonly ticketId: string };

/** Asks the desk for open tickets now and then, where `poll:` says so: for desks that send no webhook, or lose one. */
@Injectable()
export class PollTimer {
  constructor(
    periodic: Periodic,
    units: UnitOfWorkRunner,
    config: ProvisioningConfig,
    private readonly clock: Clock,
  ) {
    const { poll } = config;
    if (!poll) return;
    const everyMs = Math.max(250, Math.min(MOST_MS, poll.every / 4));
    periodic.every('ask for tickets', everyMs, async (signal) => {
      let due = BATCH;
      while (due === BATCH && !signal.aborted) due = await units.run((unit) => this.ask(unit));
    });
  }

  private async ask(unit: UnitOfWork): Promise<number> {
    const [due] = await unit.manager.query<[Due[], number]>(DUE, [this.clock.now(), BATCH]);
    for (const { id: requestId, reference, ticketId } of due)
      unit.enqueue(READ_TICKET, {
        lane: `desk-read:${requestId}`,
        party: DESK_PARTY,
        subject: requestId,
        payload: { requestId, reference, ticketId },
      });
    return due.length;
  }
}
