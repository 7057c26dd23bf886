import { Injectable } from '@nestjs/common';
import type { OpenTask, UnitOfWork } from '@ponte/messaging';
import { Clock, PonteLogger, SealError, Sealer } from '@ponte/platform';
import { WorkingDays } from '../calendar/working-days';
import { ProvisioningConfig } from '../config/provisioning.config';
import { judgeHire } from '../hire/judge-hire';
import { openPerson } from '../hire/open-person';
import type { Person } from '../hire/person';
import { DeskPlan } from './desk-plan';
import type { EquipmentRequest } from './equipment-request.entity';
import { isCalledOff, type Position } from './rules/leaving.rules';
import { mergeItems } from './rules/item-states.rules';
import { cancel, needAttention } from './tell/tell-equipment';

/** Cancellations that an event brought, and that a newer hire therefore takes back. */
const TAKEN_BACK = ['moved', 'not-needed'];

/** Makes of a hire what the rules say: a request, nothing, or something for a person. */
@Injectable()
export class TakeHire {
  private readonly days: WorkingDays;
  private readonly log: PonteLogger;

  constructor(
    private readonly config: ProvisioningConfig,
    private readonly sealer: Sealer,
    private readonly plan: DeskPlan,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.days = new WorkingDays(config.calendar.holidays);
    this.log = logger.child({ component: 'hire' });
  }

  /**
   * Judges a request by its facts and its sealed candidate, which are those of the newest event. Changes `request` without
   * writing it.
   *
   * @param move the application's newest move
   * @param task the request's task that is open; locked
   * @throws SealError if the candidate cannot be opened
   */
  async judge(
    unit: UnitOfWork,
    request: EquipmentRequest,
    move: Position | undefined,
    task: OpenTask | undefined,
  ): Promise<void> {
    const { state, reason } = request;
    const now = this.clock.now();
    if (state === 'fulfilled' || (state === 'cancelled' && !TAKEN_BACK.includes(reason ?? ''))) {
      request.candidateSealed = null;
      request.updatedAt = now;
      this.log.warn(
        { request: request.id, state, reason },
        'the hiring data were saved again after the request had ended: it stays as it is',
      );
      return;
    }
    const person = openPerson(this.sealer, request.candidateSealed, request);
    const judged = judgeHire(request.facts, person, this.config, this.days);
    const hire = { date: request.hireDate, step: request.facts.step };
    const calledOff = isCalledOff(move, hire, this.config.cancelWhen);
    if (calledOff && state === 'cancelled') {
      request.candidateSealed = null;
      return;
    }
    request.description = judged.description;
    request.startsOn = judged.description.startsOn;
    if (calledOff) {
      // Nobody was asked for anything that was only skipped.
      if (state === 'skipped') request.candidateSealed = null;
      else cancel(unit, request, 'moved', now);
    } else if (judged.faults.length > 0) {
      if (state === 'cancelled') request.nextRound();
      needAttention(unit, request, judged.faults, now);
    } else if (judged.items.length === 0) {
      this.skip(unit, request, now);
    } else {
      this.want(request, judged.items, now);
    }
    await this.plan.make(unit, request, task);
  }

  /** Counts a change of the person, who is not kept in clear. Call it before the new candidate replaces the old one. */
  isSamePerson(
    request: EquipmentRequest,
    candidate: string | null,
    candidateId: number | null,
  ): boolean {
    const person = openPerson(this.sealer, candidate, { source: request.source, candidateId });
    let before: Person;
    try {
      before = openPerson(this.sealer, request.candidateSealed, request);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      // Its key is gone: the desk is told again rather than not at all.
      return false;
    }
    return before.cpf === person.cpf && before.name === person.name;
  }

  private want(
    request: EquipmentRequest,
    items: ReturnType<typeof judgeHire>['items'],
    now: Date,
  ): void {
    if (request.state === 'cancelled') request.nextRound();
    const { personVersion: person, description } = request;
    request.wanted = { ...description, person, items };
    request.items = mergeItems(request.items, items, request.hireDate);
    const open = request.ticketId !== null || request.ticketOpen;
    if (open && request.state !== 'open') request.become('open', now);
    if (!open && request.state !== 'requesting') request.become('requesting', now);
  }

  private skip(unit: UnitOfWork, request: EquipmentRequest, now: Date): void {
    const { state } = request;
    request.candidateSealed = null;
    if (state === 'skipped') return;
    const asked = request.ticketOpen || request.ticketId !== null || request.deskKey !== null;
    if (state === 'requesting' || state === 'open' || (state === 'needs-attention' && asked))
      cancel(unit, request, 'not-needed', now);
    else if (state !== 'cancelled') request.become('skipped', now);
    request.items = state === 'needs-attention' && !asked ? [] : request.items;
  }
}
