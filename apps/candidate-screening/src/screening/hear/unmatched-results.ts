import { Injectable } from '@nestjs/common';
import type { OpenTask, UnitOfWork } from '@ponte/messaging';
import { PonteLogger, SealError, Sealer } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import { ScreeningConfig } from '../../config/screening.config';
import { buryKept, lockUnmatchedFor, unmatchedIds } from '../result-log.store';
import type { Screening } from '../screening.entity';
import { TakeResult } from '../take-result';
import { openResult } from './open-result';

const NO_ORDERS: ReadonlyMap<string, OpenTask> = new Map();

/** Results that came before their screening was known: order holds within a topic, not between topics. */
@Injectable()
export class UnmatchedResults {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: ScreeningConfig,
    private readonly taking: TakeResult,
    private readonly sealer: Sealer,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'unmatched-results' });
  }

  /** Ids of those screenings for which a result waits, in one statement. */
  of(manager: EntityManager, screenings: readonly Screening[]): Promise<ReadonlySet<string>> {
    return unmatchedIds(
      manager,
      screenings.map(({ id }) => id),
    );
  }

  /** Takes up what waited for this screening, oldest first, and returns how many. One that cannot be opened is a dead letter. */
  async match(
    unit: UnitOfWork,
    screening: Screening,
    orders: ReadonlyMap<string, OpenTask> = NO_ORDERS,
  ): Promise<number> {
    const expected = this.config.resultSourceOf(screening.provider);
    const events = await lockUnmatchedFor(unit.manager, screening.id, expected);
    for (const event of events) {
      try {
        await this.taking.take(unit, screening, openResult(event, this.sealer), orders);
      } catch (error) {
        if (!(error instanceof SealError)) throw error;
        this.log.warn(
          { event: event.id, err: error },
          'a kept result cannot be opened: dead letter',
        );
        await buryKept(unit, event, `the result cannot be opened: ${error.message}`);
      }
    }
    return events.length;
  }
}
