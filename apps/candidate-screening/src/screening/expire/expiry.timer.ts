import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Clock, Periodic, PonteLogger } from '@ponte/platform';
import { ScreeningConfig } from '../../config/screening.config';
import { OrderTasks } from '../order-tasks';
import { AWAITING_STATES } from '../rules/transitions.rules';
import { type KnownScreening, saveScreening } from '../screening.store';
import { closeScreening } from '../tell/close-screening';
import { howOften } from './how-often';

const MOST_MS = 10_000;
/** Screenings of one transaction: its locks are short beside those of what is heard meanwhile. */
const BATCH = 200;

const DUE = `
  SELECT id, order_open AS "orderOpen" FROM screening
  WHERE expires_at <= $1 AND state IN ('requesting','waiting','parked') AND result_digest IS NULL ORDER BY expires_at LIMIT $2`;

/**
 * Closes screenings whose result was awaited too long; one whose result is in hand waits for its person. Replicas may find the same ones: the locks decide
 * who closes.
 */
@Injectable()
export class ExpiryTimer {
  private readonly log: PonteLogger;

  constructor(
    periodic: Periodic,
    units: UnitOfWorkRunner,
    config: ScreeningConfig,
    private readonly orders: OrderTasks,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'expiry' });
    const durations = config.screenings.map(({ expireAfter }) => expireAfter);
    periodic.every('expire screenings', howOften(durations, MOST_MS), async (signal) => {
      let due = BATCH;
      while (due === BATCH && !signal.aborted) due = await units.run((unit) => this.expire(unit));
    });
  }

  /** Closes up to {@link BATCH} screenings and returns how many were due. */
  private async expire(unit: UnitOfWork): Promise<number> {
    const now = this.clock.now();
    const due: KnownScreening[] = await unit.manager.query(DUE, [now, BATCH]);
    const { screenings, orders } = await this.orders.lock(unit.manager, due);
    for (const screening of screenings) {
      if (!AWAITING_STATES.includes(screening.state) || screening.resultDigest !== null) continue;
      closeScreening(unit, screening, 'expired', now);
      await this.orders.tidy(unit, screening, orders);
      await saveScreening(unit.manager, screening);
      this.log.info({ screening: screening.id, rule: screening.rule }, 'screening expired');
    }
    return due.length;
  }
}
