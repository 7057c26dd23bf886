import { Injectable } from '@nestjs/common';
import type { TicketReceipt } from '@ponte/clients/service-desk';
import type { Settlement, UnitOfWork } from '@ponte/messaging';
import { Clock, PonteLogger } from '@ponte/platform';
import { ProvisioningConfig } from '../../config/provisioning.config';
import { clearDesk, DeskPlan } from '../desk-plan';
import type { EquipmentRequest } from '../equipment-request.entity';
import { lockRequest, RequestStore, saveRequest } from '../request.store';
import { nextStep } from '../rules/desk-step.rules';
import { AWAITING_STATES } from '../rules/transitions.rules';
import type { CloseCall, DeskCall, ReadCall, UpdateCall } from '../task-kinds';
import { cancel, tellRequested } from '../tell/tell-equipment';
import { TicketProgress } from '../ticket-progress';
import type { ReadTicket } from './read-ticket.task';

/** What came of asking the desk, written into its request; then the next question is planned. */
@Injectable()
export class DeskSettling {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: ProvisioningConfig,
    private readonly requests: RequestStore,
    private readonly plan: DeskPlan,
    private readonly progress: TicketProgress,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'desk' });
  }

  async created(
    unit: UnitOfWork,
    call: DeskCall,
    settlement: Settlement<TicketReceipt>,
  ): Promise<void> {
    await this.with(unit, call, settlement, async (request) => {
      if (settlement.state === 'done') {
        const ticketId = settlement.result?.ticketId;
        await this.progress.opened(unit, request, ticketId ?? null, call.wanted);
      } else if (AWAITING_STATES.includes(request.state)) {
        cancel(unit, request, 'operator', this.clock.now());
      }
    });
  }

  async updated(
    unit: UnitOfWork,
    call: UpdateCall,
    settlement: Settlement<TicketReceipt>,
  ): Promise<void> {
    await this.with(unit, call, settlement, (request) => {
      // Discarded by a person: the ticket stays as it is, and is not asked to change to this again.
      request.requested = call.wanted;
      request.requestedUnsure = false;
      if (settlement.state !== 'done' || !AWAITING_STATES.includes(request.state)) return;
      tellRequested(unit, request, 'changed', this.clock.now());
      this.progress.judge(unit, request);
    });
  }

  async closed(unit: UnitOfWork, call: CloseCall, settlement: Settlement): Promise<void> {
    const close = (request: EquipmentRequest): void => {
      request.ticketOpen = false;
    };
    await this.with(unit, call, settlement, close, true);
  }

  async read(
    unit: UnitOfWork,
    { requestId, reference, ticketId }: ReadCall,
    settlement: Settlement<ReadTicket>,
  ): Promise<void> {
    const [locked] = await this.requests.lock(unit.manager, [requestId]);
    if (locked?.request.reference !== reference || locked.request.ticketId !== ticketId) return;
    const { request, task } = locked;
    if (settlement.state === 'parked' || settlement.state === 'unknown') {
      const facts = { request: requestId, reason: settlement.reason };
      this.log.warn(
        facts,
        'the ticket cannot be read: it is asked for again once its task is released',
      );
      return;
    }
    const { poll } = this.config;
    request.pollAt = new Date(this.clock.now().getTime() + (poll?.every ?? 0));
    // A person's word brings no reading with it.
    const read = settlement.state === 'done' ? settlement.result : undefined;
    if (read) {
      const { status, items } = read.reading;
      const news = { status, items, ticketId, at: new Date(read.askedAt) };
      await this.progress.told(unit, request, task, news);
      if (!AWAITING_STATES.includes(request.state)) request.pollAt = null;
    }
    await saveRequest(unit.manager, request);
  }

  /**
   * Writes an end into the request that it is of, unless that has gone on to another ticket, and plans what is next. One
   * that waits for a person keeps its place, unless it is a closing and the hire came again meanwhile.
   */
  private async with(
    unit: UnitOfWork,
    call: Pick<DeskCall, 'requestId' | 'reference' | 'key'>,
    settlement: Settlement<unknown>,
    write: (request: EquipmentRequest) => Promise<void> | void,
    closes = false,
  ): Promise<void> {
    const request = await lockRequest(unit.manager, call.requestId);
    if (!request) return;
    // Another task may have taken its place: a closing that waits for a person holds nobody up.
    const inPlace = request.deskKey === call.key;
    if (settlement.state === 'parked' || settlement.state === 'unknown') {
      if (!inPlace) return;
      // Only a closing has nothing of what is next to wait for.
      if (closes && nextStep(request) !== 'close') {
        clearDesk(request);
        await this.plan.make(unit, request, undefined);
      } else request.deskReason = settlement.reason;
    } else {
      if (inPlace) clearDesk(request);
      if (request.reference === call.reference) await write(request);
      if (inPlace) await this.plan.make(unit, request, undefined);
    }
    request.updatedAt = this.clock.now();
    await saveRequest(unit.manager, request);
  }
}
