import { Injectable } from '@nestjs/common';
import { equipmentOverdue } from '@ponte/contracts';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Clock, Periodic, PonteLogger } from '@ponte/platform';
import { daysBetween, dayInSaoPaulo, shiftDay } from '../../calendar/sao-paulo-day';
import { ProvisioningConfig } from '../../config/provisioning.config';
import { RequestStore, saveRequest } from '../request.store';
import { AWAITING_STATES } from '../rules/transitions.rules';
import { asOf, equipmentFacts } from '../tell/equipment-facts';

/** Requests of one transaction: its locks are short beside those of what is heard meanwhile. */
const BATCH = 100;

const DUE = `
  SELECT id FROM equipment_request
  WHERE state IN ('needs-attention','requesting','open') AND starts_on <= $1 AND overdue_for IS DISTINCT FROM starts_on
  ORDER BY starts_on, id LIMIT $2`;

/**
 * Tells of equipment that is not all there so many days before the first day of work; once for each first day, so again if
 * that is put off and comes near once more. Replicas may find the same ones: the locks decide who tells.
 */
@Injectable()
export class OverdueTimer {
  private readonly log: PonteLogger;

  constructor(
    periodic: Periodic,
    units: UnitOfWorkRunner,
    private readonly config: ProvisioningConfig,
    private readonly requests: RequestStore,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'overdue' });
    periodic.every('tell overdue', config.overdue.every, async (signal) => {
      let due = BATCH;
      while (due === BATCH && !signal.aborted) due = await units.run((unit) => this.tell(unit));
    });
  }

  /** Tells of up to {@link BATCH} requests and returns how many were due. */
  private async tell(unit: UnitOfWork): Promise<number> {
    const now = this.clock.now();
    const today = dayInSaoPaulo(now);
    const until = shiftDay(today, this.config.overdue.daysBefore);
    const due: { id: string }[] = await unit.manager.query(DUE, [until, BATCH]);
    const ids = due.map(({ id }) => id);
    for (const { request } of await this.requests.lock(unit.manager, ids)) {
      const { startsOn, overdueFor } = request;
      if (startsOn === null || startsOn > until || overdueFor === startsOn) continue;
      if (!AWAITING_STATES.includes(request.state)) continue;
      const daysLeft = Math.max(-3_650, daysBetween(today, startsOn));
      request.overdueFor = startsOn;
      request.touch(now);
      const value = { ...equipmentFacts(request), daysLeft, overdueAt: now.toISOString() };
      unit.tell(equipmentOverdue, value, asOf(request, now));
      await saveRequest(unit.manager, request);
      this.log.warn(
        { request: request.id, startsOn, daysLeft, state: request.state },
        'equipment overdue',
      );
    }
    return due.length;
  }
}
