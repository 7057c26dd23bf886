import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Clock, Periodic, PonteLogger } from '@ponte/platform';
import { ScreeningConfig } from '../../config/screening.config';
import { UnmatchedResults } from '../hear/unmatched-results';
import { OrderTasks } from '../order-tasks';
import type { KeptEvent } from '../kept-event';
import { buryKept } from '../result-log.store';
import type { KnownScreening } from '../screening.store';
import { howOften } from './how-often';

const MOST_MS = 5_000;
const BATCH = 100;

/**
 * Looks after results that no screening was known for: takes them up if their screening has appeared since (it may have
 * been committed at the very moment at which the result was kept), and makes dead letters of those kept too long.
 */
@Injectable()
export class UnmatchedTimer {
  private readonly log: PonteLogger;

  constructor(
    periodic: Periodic,
    units: UnitOfWorkRunner,
    private readonly unmatched: UnmatchedResults,
    private readonly orders: OrderTasks,
    private readonly config: ScreeningConfig,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'unmatched-results' });
    const everyMs = howOften([config.keepUnmatchedResults], MOST_MS);
    periodic.every('match results', everyMs, async (signal) => {
      let matched = BATCH;
      while (matched === BATCH && !signal.aborted)
        matched = await units.run((unit) => this.matchLate(unit));
    });
    periodic.every('bury unmatched results', everyMs, async (signal) => {
      let buried = BATCH;
      while (buried === BATCH && !signal.aborted)
        buried = await units.run((unit) => this.bury(unit));
    });
  }

  private async matchLate(unit: UnitOfWork): Promise<number> {
    const found: KnownScreening[] = await unit.manager.query(
      `SELECT DISTINCT s.id, s.order_open AS "orderOpen" FROM screening_result r JOIN screening s ON s.id::text = lower(r.external_id)
       WHERE r.disposition = 'unmatched' AND r.source = ANY ($2) ORDER BY s.id LIMIT $1`,
      [BATCH, this.config.providers.map(({ id }) => this.config.resultSourceOf(id))],
    );
    const { screenings, orders } = await this.orders.lock(unit.manager, found);
    let matched = 0;
    for (const screening of screenings)
      matched += await this.unmatched.match(unit, screening, orders);
    // A result from another platform's source than the screening's stays; it must not keep this going round.
    return matched > 0 ? found.length : 0;
  }

  private async bury(unit: UnitOfWork): Promise<number> {
    const keptSince = new Date(this.clock.now().getTime() - this.config.keepUnmatchedResults);
    const old: { source: string; event_id: string; event: KeptEvent }[] = await unit.manager.query(
      `SELECT source, event_id, event FROM screening_result
       WHERE disposition = 'unmatched' AND recorded_at <= $1
       ORDER BY recorded_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [keptSince, BATCH],
    );
    for (const { source, event_id: eventId, event } of old) {
      await buryKept(
        unit,
        event,
        'no screening of this externalId appeared in time: the order is not of this service, or of another environment',
      );
      this.log.warn(
        { source, event: eventId },
        'a result matched no screening in time: dead letter',
      );
    }
    return old.length;
  }
}
