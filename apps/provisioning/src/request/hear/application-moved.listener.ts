import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type GupyApplicationMoved, gupyApplicationMoved } from '@ponte/contracts';
import { type HearContext, type Heard, SubscribeSlice } from '@ponte/messaging';
import { Clock, PonteLogger } from '@ponte/platform';
import { ProvisioningConfig } from '../../config/provisioning.config';
import { clearText } from '../../hire/clear-facts';
import { stepOf } from '../../hire/hire-facts';
import { keyOf, type Move, rememberMoves } from '../application.store';
import { DeskPlan } from '../desk-plan';
import { requestId } from '../request-id';
import { RequestStore, saveRequest } from '../request.store';
import { isCalledOff } from '../rules/leaving.rules';
import { AWAITING_STATES } from '../rules/transitions.rules';
import { cancel } from '../tell/tell-equipment';

/**
 * Candidates moved in Gupy: who left the hiring is not waited for with a notebook. Nearly all moves are of people who
 * were never hired, and cost a row in each of two statements of their slice. The move is remembered, because the hire that it
 * calls off may be heard after it.
 */
@Controller()
export class ApplicationMovedListener {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: ProvisioningConfig,
    private readonly requests: RequestStore,
    private readonly plan: DeskPlan,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'application-moved' });
  }

  @SubscribeSlice(gupyApplicationMoved)
  async hear(
    @Payload() all: readonly Heard<GupyApplicationMoved>[],
    @Ctx() { unit, unitFor }: HearContext,
  ): Promise<void> {
    const { sources, cancelWhen } = this.config;
    const events = all.filter(({ value }) => !sources || sources.includes(value.source));
    if (events.length === 0) return;
    const newest = await rememberMoves(unit.manager, events.map(moveOf));
    const byRequest = new Map(events.map((event) => [requestId(moveOf(event)), event]));
    const locked = await this.requests.lock(unit.manager, [...byRequest.keys()]);
    for (const { request, task } of locked) {
      const event = byRequest.get(request.id);
      const move = newest.get(keyOf(request));
      const hire = { date: request.hireDate, step: request.facts.step };
      if (!event || !AWAITING_STATES.includes(request.state)) continue;
      if (!isCalledOff(move, hire, cancelWhen)) continue;
      const own = unitFor(event);
      cancel(own, request, 'moved', this.clock.now());
      await this.plan.make(own, request, task);
      await saveRequest(unit.manager, request);
      this.log.info({ request: request.id, event: event.id }, 'the hire was called off by a move');
    }
  }
}

function moveOf({ id, value }: Heard<GupyApplicationMoved>): Move {
  const { application } = value.data;
  return {
    source: value.source,
    applicationId: application.id,
    movedAt: new Date(value.date),
    eventId: id,
    status: clearText(application.status),
    step: stepOf(application.currentStep),
  };
}
