import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Periodic } from '@ponte/platform';
import { OrderTasks } from '../order-tasks';
import { type KnownScreening, saveScreening } from '../screening.store';

const EVERY_MS = 5_000;
const BATCH = 200;

const NEEDLESS = `
  SELECT id, true AS "orderOpen" FROM screening
  WHERE order_open AND (state = 'closed' OR ordered_at IS NOT NULL) ORDER BY id LIMIT $1`;

/**
 * Ends orders whose call was under way at the moment at which the screening ended or its result came, and which then
 * went on waiting for another attempt. Rare; without it the platform would be asked for somebody who has left.
 */
@Injectable()
export class NeedlessOrdersTimer {
  constructor(
    periodic: Periodic,
    units: UnitOfWorkRunner,
    private readonly orders: OrderTasks,
  ) {
    periodic.every('end needless orders', EVERY_MS, () => units.run((unit) => this.end(unit)));
  }

  private async end(unit: UnitOfWork): Promise<void> {
    const known: KnownScreening[] = await unit.manager.query(NEEDLESS, [BATCH]);
    const { screenings, orders } = await this.orders.lock(unit.manager, known);
    for (const screening of screenings) {
      await this.orders.tidy(unit, screening, orders);
      if (!orders.has(screening.id)) screening.orderOpen = false;
      if (!screening.orderOpen) await saveScreening(unit.manager, screening);
    }
  }
}
