import { Injectable } from '@nestjs/common';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Periodic, PonteLogger, SealError, Sealer } from '@ponte/platform';
import { OrderTasks } from '../order-tasks';
import { lockParkedOf, nextParked, type ParkedKey } from '../result-log.store';
import type { Screening } from '../screening.entity';
import { screeningsAround } from '../screening.store';
import { TakeResult } from '../take-result';
import { openResult } from './open-result';

/** Only a run that failed is followed by another: it goes on behind what was judged already. */
const AGAIN_MS = 5_000;
/** Results of one transaction: its locks are short beside those of what is heard meanwhile. */
const BATCH = 100;

/**
 * Results that could not be turned into writes (an unknown outcome, a template without its value): each is judged once
 * more after every start, because another configuration needs a start, and the platform need not send it again. Replicas
 * may judge the same ones: the locks decide who takes them.
 */
@Injectable()
export class ParkedResults {
  private readonly log: PonteLogger;
  private after: ParkedKey | null = { source: '', eventId: '' };

  constructor(
    periodic: Periodic,
    units: UnitOfWorkRunner,
    private readonly orders: OrderTasks,
    private readonly taking: TakeResult,
    private readonly sealer: Sealer,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'parked-results' });
    periodic.every('judge parked results', AGAIN_MS, async (signal) => {
      while (this.after && !signal.aborted) {
        const { after } = this;
        this.after = await units.run((unit) => this.judge(unit, after));
      }
    });
  }

  /** Judges up to {@link BATCH} results and returns the last one's key; `null` after the last of all. */
  private async judge(unit: UnitOfWork, after: ParkedKey): Promise<ParkedKey | null> {
    const parked = await nextParked(unit.manager, after, BATCH);
    const ids = new Set(parked.map(({ screeningId }) => screeningId));
    const known = await screeningsAround(unit.manager, [...ids]);
    const { screenings, orders } = await this.orders.lock(unit.manager, known);
    for (const screening of screenings) {
      for (const event of await lockParkedOf(unit.manager, screening.id)) {
        const result = this.open(screening, event);
        if (result) await this.taking.take(unit, screening, result, orders);
      }
    }
    return parked.at(-1) ?? null;
  }

  /** One that cannot be opened stays: its key may be given back. */
  private open(screening: Screening, event: Parameters<typeof openResult>[0]) {
    try {
      return openResult(event, this.sealer);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      const facts = { screening: screening.id, event: event.id, err: error };
      this.log.warn(facts, 'a parked result cannot be opened: it stays parked');
      return undefined;
    }
  }
}
