import { Injectable } from '@nestjs/common';
import type { OpenTask, UnitOfWork } from '@ponte/messaging';
import { Clock, PonteLogger } from '@ponte/platform';
import { ProvisioningConfig } from '../config/provisioning.config';
import { DeskPlan } from './desk-plan';
import { takeReports } from './desk-report.store';
import type { EquipmentRequest } from './equipment-request.entity';
import { ProvisioningMetrics } from './provisioning-metrics';
import { type DeskWords, translate } from './rules/desk-words.rules';
import { applyReport, judgeItems } from './rules/item-states.rules';
import { CREATE_TICKET, type DeskCall } from './task-kinds';
import type { Wanted } from './rules/wanted';
import { cancel, fulfil, tellRequested } from './tell/tell-equipment';

/** A ticket as the desk told of it, by webhook or by being asked. */
export interface TicketNews extends DeskWords {
  readonly ticketId: string;
  readonly at: Date;
}

/** What becomes of a request by what its desk says. Changes requests without writing them. */
@Injectable()
export class TicketProgress {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: ProvisioningConfig,
    private readonly plan: DeskPlan,
    private readonly metrics: ProvisioningMetrics,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'ticket' });
  }

  /** The desk has the ticket. `ticketId` is null if only a person said so. */
  async opened(
    unit: UnitOfWork,
    request: EquipmentRequest,
    ticketId: string | null,
    requested: Wanted,
  ): Promise<void> {
    const now = this.clock.now();
    request.ticketId = ticketId ?? request.ticketId;
    request.ticketOpen = true;
    request.requested = requested;
    request.pollAt = now;
    if (request.state === 'requesting') request.become('open', now);
    if (request.state !== 'cancelled') tellRequested(unit, request, 'opened', now);
    for (const { toldAt: at, ...words } of await takeReports(unit.manager, request)) {
      if (this.isOther(request, words.ticketId)) continue;
      this.apply(unit, request, { ...words, at });
    }
  }

  /**
   * The desk told of the ticket. Older news change nothing that newer ones told.
   *
   * @param task the request's task that is open; locked
   * @returns `false` while the ticket's creation is under way: the news are to be kept until it has settled
   */
  async told(
    unit: UnitOfWork,
    request: EquipmentRequest,
    task: OpenTask | undefined,
    news: TicketNews,
  ): Promise<boolean> {
    if (this.isOther(request, news.ticketId)) return true;
    if (request.ticketId === null) {
      // A ticket that the desk tells of is there, whatever its creation told us.
      if (!(await this.plan.provenCreated(unit, request, task))) return false;
      await this.adopt(unit, request, task, news.ticketId);
    }
    this.apply(unit, request, news);
    const open = request.deskKey === null ? undefined : task;
    await this.plan.make(unit, request, open);
    return true;
  }

  /** The positions may add up to another state, e.g. after a change took the last missing one away. */
  judge(unit: UnitOfWork, request: EquipmentRequest): void {
    if (request.state !== 'open' && request.state !== 'needs-attention') return;
    const sum = judgeItems(request.items);
    if (sum === 'fulfilled') fulfil(unit, request, this.clock.now());
    if (sum === 'cancelled') cancel(unit, request, 'desk', this.clock.now());
  }

  /** Whether the desk told of another ticket of the same reference: what becomes of that is not said of ours. */
  private isOther({ id, ticketId }: EquipmentRequest, told: string): boolean {
    if (ticketId === null || ticketId === told) return false;
    const tickets = { known: ticketId, told };
    this.log.warn({ request: id, ...tickets }, 'the desk has two tickets of one reference');
    return true;
  }

  private async adopt(
    unit: UnitOfWork,
    request: EquipmentRequest,
    task: OpenTask | undefined,
    ticketId: string,
  ): Promise<void> {
    const created = task?.kind === CREATE_TICKET.name ? (task.payload as DeskCall).wanted : null;
    if (created && request.requested === null) {
      await this.opened(unit, request, ticketId, created);
      return;
    }
    request.ticketId = ticketId;
    request.ticketOpen = request.state !== 'fulfilled';
    request.pollAt = this.clock.now();
    if (request.state === 'requesting') request.become('open', this.clock.now());
  }

  private apply(unit: UnitOfWork, request: EquipmentRequest, { at, ...words }: TicketNews): void {
    const { report, unknown } = translate(words, at, this.config.statuses);
    for (const word of unknown) {
      this.metrics.unknownWords.inc();
      this.log.warn(
        { request: request.id, word },
        'a word of the desk that statuses: does not have: it changes nothing',
      );
    }
    if (request.state !== 'open' && request.state !== 'needs-attention') return;
    const asked = request.requested ?? request.wanted;
    request.items = applyReport(request.items, report, asked?.items);
    if (request.ticketAt === null || at > request.ticketAt) request.ticketAt = at;
    this.judge(unit, request);
  }
}
