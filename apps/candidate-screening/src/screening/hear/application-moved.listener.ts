import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type GupyApplicationMoved, gupyApplicationMoved, screeningClosed } from '@ponte/contracts';
import {
  type HearContext,
  type Heard,
  SubscribeSlice,
  UnacceptableEvent,
  type UnitOfWork,
} from '@ponte/messaging';
import { Clock } from '@ponte/platform';
import { ScreeningConfig, type ScreeningRule } from '../../config/screening.config';
import { openScreening } from '../open-screening';
import { keyOf, loadPositions, savePositions, type StoredPosition } from '../position.store';
import { decideMove, type Move } from '../rules/moved.rules';
import { Screening } from '../screening.entity';
import { lockOfApplications, saveScreening } from '../screening.store';
import { REQUEST_ORDER } from '../task-kinds';
import { asOf, screeningFacts } from '../tell/screening-facts';
import { UnmatchedResults } from './unmatched-results';

type Moved = Heard<GupyApplicationMoved>;

/**
 * A candidate moved in Gupy: opens the screenings of the step that was entered and closes those of the step that was
 * left. Most moves match no rule, so positions are read and written slice-wide.
 */
@Controller()
export class ApplicationMovedListener {
  constructor(
    private readonly config: ScreeningConfig,
    private readonly unmatched: UnmatchedResults,
    private readonly clock: Clock,
  ) {}

  @SubscribeSlice(gupyApplicationMoved)
  async hear(@Payload() events: readonly Moved[], @Ctx() { unit, unitFor }: HearContext): Promise<void> {
    const keys = [
      ...new Map(events.map((event) => [keyOf(keyFor(event)), keyFor(event)])).values(),
    ];
    const positions = await loadPositions(unit.manager, keys);
    const screenings = await lockOfApplications(unit.manager, keys);
    const changed = new Map<string, StoredPosition>();

    for (const event of events) {
      const key = keyOf(keyFor(event));
      const ofApplication = screenings.filter((each) => keyOf(each) === key);
      const move = moveOf(event);
      const decision = decideMove(move, positions.get(key), ofApplication, this.config.screenings);
      if (decision.stale) continue;
      const position = positionOf(event, move);
      positions.set(key, position);
      changed.set(key, position);
      for (const screening of decision.close) await this.close(unitFor(event), screening, move.date);
      for (const screening of [...decision.markLeft, ...decision.markReturned]) {
        screening.leftAt = decision.markLeft.includes(screening) ? move.date : null;
        await saveScreening(unit.manager, screening);
      }
      for (const rule of decision.open) screenings.push(await this.open(unitFor(event), rule, event));
    }
    await savePositions(unit.manager, [...changed.values()]);
  }

  private async open(unit: UnitOfWork, rule: ScreeningRule, event: Moved): Promise<Screening> {
    const { source, data, sealed } = event.value;
    if (!this.config.gupy.has(source)) {
      throw new UnacceptableEvent(
        `screening "${rule.id}" applies, but there is no account "${source}" under gupy in the configuration`,
      );
    }
    if (data.job?.id == null) {
      throw new UnacceptableEvent(
        `screening "${rule.id}" applies, but the event names no job (data.job.id), which writing the result needs`,
      );
    }
    const screening = openScreening(rule, event, data.job.id, this.clock.now());
    await unit.manager.insert(Screening, screening);
    unit.enqueue(REQUEST_ORDER, {
      lane: `screening/${screening.id}`,
      party: `validation:${rule.provider}`,
      subject: screening.id,
      dedupeKey: screening.id,
      payload: {
        screeningId: screening.id,
        provider: rule.provider,
        screening: rule.id,
        step: { id: screening.stepId, name: screening.stepName },
        job: { id: data.job.id, name: data.job.name ?? null },
        candidateId: data.candidate?.id ?? null,
        candidate: sealed.candidate,
      },
    });
    await this.unmatched.match(unit, screening);
    return screening;
  }

  private async close(unit: UnitOfWork, screening: Screening, at: Date): Promise<void> {
    screening.leftAt = at;
    screening.become('closed', this.clock.now(), 'left');
    await saveScreening(unit.manager, screening);
    unit.tell(
      screeningClosed,
      { ...screeningFacts(screening), reason: 'left', closedAt: this.clock.now().toISOString() },
      asOf(screening, at),
    );
  }
}

function keyFor({ value }: Moved) {
  return { source: value.source, applicationId: value.data.application.id };
}

function moveOf({ value }: Moved): Move {
  const { job, application } = value.data;
  return {
    position: {
      source: value.source,
      job: job?.id == null ? null : { ...job, id: job.id },
      step: application.currentStep ?? null,
      status: application.status ?? null,
    },
    previousStep: application.previousStep ?? null,
    date: new Date(value.date),
  };
}

function positionOf(event: Moved, move: Move): StoredPosition {
  return {
    ...keyFor(event),
    movedAt: move.date,
    jobId: move.position.job?.id ?? null,
    step: move.position.step,
    status: move.position.status,
    eventId: event.id,
  };
}
