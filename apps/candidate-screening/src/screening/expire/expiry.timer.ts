import { Injectable } from '@nestjs/common';
import { screeningClosed } from '@ponte/contracts';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Clock, Periodic } from '@ponte/platform';
import { LessThanOrEqual } from 'typeorm';
import { AWAITING_STATES } from '../rules/transitions.rules';
import { Screening } from '../screening.entity';
import { saveScreening } from '../screening.store';
import { asOf, screeningFacts } from '../tell/screening-facts';

const EVERY_MS = 10_000;
/** Screenings of one transaction: its locks are short beside those of what is heard meanwhile. */
const BATCH = 200;

/** Closes screenings whose result was awaited too long. Replicas share the work by skipping each other's locks. */
@Injectable()
export class ExpiryTimer {
  constructor(
    periodic: Periodic,
    units: UnitOfWorkRunner,
    private readonly clock: Clock,
  ) {
    periodic.every('expire screenings', EVERY_MS, async (signal) => {
      let expired = BATCH;
      while (expired === BATCH && !signal.aborted)
        expired = await units.run((unit) => this.expire(unit));
    });
  }

  /** Closes up to {@link BATCH} screenings and returns how many. */
  private async expire(unit: UnitOfWork): Promise<number> {
    const now = this.clock.now();
    const due = await unit.manager
      .getRepository(Screening)
      .createQueryBuilder('screening')
      .where({ expiresAt: LessThanOrEqual(now) })
      .andWhere('screening.state IN (:...states)', { states: AWAITING_STATES })
      .andWhere('screening.result_round = 0')
      .orderBy('screening.id')
      .take(BATCH)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    for (const screening of due) {
      screening.become('closed', now, 'expired');
      await saveScreening(unit.manager, screening);
      const closed = {
        ...screeningFacts(screening),
        reason: 'expired',
        closedAt: now.toISOString(),
      };
      unit.tell(screeningClosed, closed, asOf(screening, now));
    }
    return due.length;
  }
}
