import { Injectable } from '@nestjs/common';
import { OpenTasks, type OpenTask, type UnitOfWork } from '@ponte/messaging';
import type { EntityManager } from 'typeorm';
import type { Screening } from './screening.entity';
import { type KnownScreening, lockScreenings } from './screening.store';
import { REQUEST_ORDER } from './task-kinds';

/** Screenings and those of their order tasks that are still open, all locked until the transaction ends. */
export interface LockedScreenings {
  readonly screenings: readonly Screening[];
  /** By screening id. */
  readonly orders: ReadonlyMap<string, OpenTask>;
}

/** Orders that need not be placed any more: their result came another way, or their screening was closed. */
@Injectable()
export class OrderTasks {
  constructor(private readonly tasks: OpenTasks) {}

  /** Locks tasks first, then screenings, each by id: the order in which settling a task locks them. */
  async lock(manager: EntityManager, known: readonly KnownScreening[]): Promise<LockedScreenings> {
    const withOrder = known.filter(({ orderOpen }) => orderOpen).map(({ id }) => id);
    const orders = await this.tasks.lock(manager, REQUEST_ORDER, withOrder);
    const screenings = await lockScreenings(
      manager,
      known.map(({ id }) => id),
    );
    return { screenings, orders };
  }

  /**
   * Ends the order's task if the screening needs it no more: as done if the order is proven, as discarded if the screening
   * is closed. A call under way settles by itself. Changes `screening` without writing it.
   */
  async tidy(
    unit: UnitOfWork,
    screening: Screening,
    orders: LockedScreenings['orders'],
  ): Promise<void> {
    const task = orders.get(screening.id);
    if (!task || !screening.orderOpen) return;
    const proven = screening.orderedAt !== null;
    if (!proven && screening.state !== 'closed') return;
    const ended = proven
      ? await this.tasks.end(unit, task, 'done', 'the platform sent a result of this order')
      : await this.tasks.end(unit, task, 'discarded', `screening closed: ${screening.reason}`);
    if (ended) screening.orderOpen = false;
  }
}
