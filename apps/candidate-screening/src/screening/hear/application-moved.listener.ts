import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { type GupyApplicationMoved, gupyApplicationMoved } from '@ponte/contracts';
import {
  type HearContext,
  type Heard,
  SubscribeSlice,
  UnacceptableEvent,
  type UnitOfWork,
} from '@ponte/messaging';
import { Clock, PonteLogger } from '@ponte/platform';
import { ScreeningConfig, type ScreeningRule } from '../../config/screening.config';
import { entryOf, openScreening } from '../open-screening';
import { OpenedOrders } from '../opened-orders';
import { OrderTasks } from '../order-tasks';
import { decideMove } from '../rules/moved.rules';
import type { Screening } from '../screening.entity';
import { closeScreening } from '../tell/close-screening';
import { applicationOf, type Moved, moveOf, positionOf } from './moved-event';
import { MovedSlice } from './moved-slice';

interface Opened {
  readonly event: Moved;
  readonly screening: Screening;
}

/**
 * A candidate moved in Gupy: opens the screenings of the step that was entered and closes those of the step that was
 * left.
 */
@Controller()
export class ApplicationMovedListener {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: ScreeningConfig,
    private readonly orders: OrderTasks,
    private readonly opening: OpenedOrders,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'application-moved' });
  }

  @SubscribeSlice(gupyApplicationMoved)
  async hear(
    @Payload() events: readonly Heard<GupyApplicationMoved>[],
    @Ctx() { unit, unitFor }: HearContext,
  ): Promise<void> {
    const slice = await MovedSlice.read(unit.manager, this.orders, events.map(applicationOf));
    const opened: Opened[] = [];
    for (const event of events) opened.push(...(await this.move(unitFor, slice, event)));
    await slice.write();
    await this.opening.place(
      opened.map(({ event, screening }) => ({
        unit: unitFor(event),
        screening,
        person: event.value,
      })),
    );
  }

  /** Decides one event and returns the screenings that it opened. */
  private async move(
    unitFor: HearContext['unitFor'],
    slice: MovedSlice,
    event: Moved,
  ): Promise<Opened[]> {
    const application = applicationOf(event);
    const move = moveOf(event);
    const known = slice.position(application);
    const decision = decideMove(move, known, slice.of(application), this.config.screenings);
    this.adopt(slice, event, decision.adopt);
    if (decision.stale) return [];
    slice.moveTo(positionOf(event, move, known));
    const unsure = decision.unsure.map(({ id }) => id);
    if (unsure.length > 0)
      this.log.warn(
        { ...application, rules: unsure, event: event.id },
        'the event does not tell the step or the job that these rules go by: nothing is opened or closed',
      );
    for (const { id: rule } of decision.skipped)
      this.log.info(
        { ...application, rule, event: event.id },
        'step entered while a screening of the rule is open: none is opened beside it',
      );
    for (const screening of decision.close) {
      screening.leftAt = move.date;
      await this.close(unitFor(event), slice, screening);
    }
    for (const screening of decision.markLeft) {
      screening.leftAt = move.date;
      slice.change(screening);
    }
    for (const screening of decision.markReturned) {
      screening.leftAt = null;
      slice.change(screening);
    }
    return decision.open.map((rule) => {
      const screening = this.open(rule, event);
      slice.open(screening);
      return { event, screening };
    });
  }

  /** The entry of a screening that a run opened was told after all: that is noted, and nothing is ordered again. */
  private adopt(slice: MovedSlice, event: Moved, adopted: readonly Screening[]): void {
    for (const screening of adopted) {
      screening.adoptedEvent = event.id;
      slice.change(screening);
      const { id, rule, source, applicationId } = screening;
      this.log.info(
        { screening: id, rule, source, applicationId, event: event.id },
        'the event of an entry that a run had found: the screening has it now',
      );
    }
  }

  private open(rule: ScreeningRule, event: Moved): Screening {
    const { source, data } = event.value;
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
    return openScreening(rule, entryOf(event, data.job.id), this.clock.now());
  }

  private async close(unit: UnitOfWork, slice: MovedSlice, screening: Screening): Promise<void> {
    closeScreening(unit, screening, 'left', this.clock.now());
    await this.orders.tidy(unit, screening, slice.orders);
    slice.change(screening);
  }
}
