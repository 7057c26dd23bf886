import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type DeskTicketUpdated, deskTicketUpdated } from '@ponte/contracts';
import { type HearContext, type Heard, Subscribe } from '@ponte/messaging';
import { ProvisioningConfig } from '../../config/provisioning.config';
import { claimOf, type DeskReport, keepReport, requestsOfTicket } from '../desk-report.store';
import { RequestStore, saveRequest } from '../request.store';
import { ownerOf } from '../rules/ticket-owner.rules';
import { TicketProgress } from '../ticket-progress';

/** The desk told of a ticket: of one of ours, or of one that may turn out to be, because its creation is not settled yet. */
@Controller()
export class TicketUpdatedListener {
  constructor(
    private readonly config: ProvisioningConfig,
    private readonly requests: RequestStore,
    private readonly progress: TicketProgress,
  ) {}

  @Subscribe(deskTicketUpdated)
  async hear(
    @Payload() event: Heard<DeskTicketUpdated>,
    @Ctx() { unit }: HearContext,
  ): Promise<void> {
    const { value } = event;
    if (value.source !== this.config.deskSource) return;
    const report: DeskReport = {
      source: value.source,
      eventId: event.id,
      ticketId: value.ticketId,
      reference: value.reference ?? null,
      status: value.status,
      items: value.items?.map(({ sku, status }) => ({ sku: sku ?? null, status })) ?? [],
      toldAt: new Date(value.date),
    };
    const ids = await requestsOfTicket(unit.manager, report.ticketId, report.reference);
    const locked = await this.requests.lock(unit.manager, ids);
    const owner = ownerOf(
      report,
      locked.map(({ request }) => claimOf(request)),
    );
    const own = owner && locked.find(({ request }) => request.id === owner.id);
    const { toldAt: at, ...words } = report;
    const taken =
      own !== undefined &&
      (await this.progress.told(unit, own.request, own.task, { ...words, at }));
    if (taken) await saveRequest(unit.manager, own.request);
    else await keepReport(unit.manager, report);
  }
}
