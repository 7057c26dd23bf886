import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { Clock, PonteLogger, Sealer } from '@ponte/platform';
import { ScreeningConfig, type ScreeningRule } from '../../../config/screening.config';
import { MovedSlice } from '../../hear/moved-slice';
import { OpenedOrders, type OpenedScreening } from '../../opened-orders';
import { openScreening } from '../../open-screening';
import { OrderTasks } from '../../order-tasks';
import { isTold } from '../../rules/matching.rules';
import type { Screening } from '../../screening.entity';
import { closeScreening } from '../../tell/close-screening';
import { decidePolled, type PollDecision } from '../rules/polled.rules';
import type { RunCounts } from '../rules/run-counts';
import type { Run } from '../store/run.store';
import type { PolledApplication } from './polled-application';

/** Takes what a list told of applications: opens the screenings that are not there, ends those of people who left. */
@Injectable()
export class TakePolled {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: ScreeningConfig,
    private readonly orders: OrderTasks,
    private readonly opening: OpenedOrders,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'reconcile' });
  }

  async take(
    unit: UnitOfWork,
    run: Run,
    rule: ScreeningRule,
    applications: readonly PolledApplication[],
  ): Promise<Partial<RunCounts>> {
    const slice = await MovedSlice.read(
      unit.manager,
      this.orders,
      applications.map(({ key }) => key),
    );
    const others = this.config.screenings.filter(({ id }) => id !== rule.id);
    const opened: OpenedScreening[] = [];
    const counts = { closed: 0, left: 0, returned: 0, known: 0, newer: 0, unsure: 0 };
    for (const polled of applications) {
      const { key, reading } = polled;
      const decision = decidePolled(reading, slice.position(key), slice.of(key), rule, others);
      counts.newer += Number(decision.stale);
      counts.known += Number(decision.known);
      counts.unsure += Number(decision.unsure);
      counts.closed += decision.close.length;
      counts.left += decision.markLeft.length;
      counts.returned += decision.markReturned.length;
      await this.leave(unit, slice, run, decision, reading.date);
      if (decision.open) {
        const screening = this.open(run, rule, polled, slice.of(key));
        slice.open(screening);
        opened.push({ unit, screening, person: polled.person(this.sealer) });
      }
      if (decision.remember) this.remember(slice, polled);
    }
    await slice.write();
    await this.opening.place(opened);
    return { ...counts, opened: opened.length };
  }

  private open(
    run: Run,
    rule: ScreeningRule,
    { key, jobId, reading }: PolledApplication,
    existing: readonly Screening[],
  ): Screening {
    const ordinal = existing.filter((screening) => screening.rule === rule.id).length;
    const screening = openScreening(
      rule,
      {
        ...key,
        jobId,
        step: reading.position.step,
        openedBy: 'reconciliation',
        // The same after this database was restored: the platform knows the order by it.
        identity: `reconciliation/${ordinal}`,
        cause: run.id,
        enteredAt: reading.date,
      },
      this.clock.now(),
    );
    this.tellLog(run, screening, 'found in the step without a screening: opened');
    return screening;
  }

  private async leave(
    unit: UnitOfWork,
    slice: MovedSlice,
    run: Run,
    { close, markLeft, markReturned }: PollDecision<Screening>,
    at: Date,
  ): Promise<void> {
    for (const screening of close) {
      screening.leftAt = at;
      closeScreening(unit, screening, 'left', this.clock.now());
      await this.orders.tidy(unit, screening, slice.orders);
      slice.change(screening);
      this.tellLog(run, screening, 'no longer in the step, or out of the process: closed');
    }
    for (const screening of markLeft) {
      screening.leftAt = at;
      slice.change(screening);
    }
    for (const screening of markReturned) {
      screening.leftAt = null;
      slice.change(screening);
    }
  }

  /** Only what is news: a run that finds everything as it was writes nothing. */
  private remember(slice: MovedSlice, { key, jobId, reading }: PolledApplication): void {
    const known = slice.position(key);
    const { step, status } = reading.position;
    const isSame =
      known !== undefined &&
      known.step?.id === (step?.id ?? null) &&
      known.step.name === (step?.name ?? null) &&
      known.status === status;
    if (isSame) return;
    slice.moveTo({
      ...key,
      movedAt: reading.date,
      jobId,
      step: isTold(step) ? step : (known?.step ?? null),
      status,
      eventId: reading.id,
    });
  }

  private tellLog({ id: run, dryRun }: Run, screening: Screening, message: string): void {
    const { id, rule, source, applicationId, jobId } = screening;
    this.log.debug({ run, dryRun, screening: id, rule, source, applicationId, jobId }, message);
  }
}
