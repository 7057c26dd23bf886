import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { Sealer } from '@ponte/platform';
import { ScreeningConfig } from '../../config/screening.config';
import { lockUnmatchedFor } from '../result-log.store';
import type { Screening } from '../screening.entity';
import { TakeResult } from '../take-result';
import { openResult } from './open-result';

/** Results that came before their screening was known: order holds within a topic, not between topics. */
@Injectable()
export class UnmatchedResults {
  constructor(
    private readonly config: ScreeningConfig,
    private readonly taking: TakeResult,
    private readonly sealer: Sealer,
  ) {}

  /** Takes up what waited for this screening, oldest first. */
  async match(unit: UnitOfWork, screening: Screening): Promise<void> {
    const expected = this.config.resultSourceOf(screening.provider);
    for (const event of await lockUnmatchedFor(unit.manager, screening.id, expected)) {
      await this.taking.take(unit, screening, openResult(event, this.sealer));
    }
  }
}
