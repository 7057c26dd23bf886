import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import type { PeopleRun } from '../run/people-run';
import { LotStore } from './lot.store';
import { PlanStore } from './plan.store';

/** Calls off what a run has not posted: its records are sent by the next run. */
@Injectable()
export class CallOff {
  constructor(
    private readonly lots: LotStore,
    private readonly plan: PlanStore,
  ) {}

  /**
   * @param run locked
   * @returns how many of its lots may be at Feedz and have not ended
   */
  async unsent({ manager }: UnitOfWork, run: PeopleRun): Promise<number> {
    await this.lots.cancelUnsent(manager, run.id);
    await this.plan.notSent(manager, run);
    return (await this.lots.open(manager, run.id)).open;
  }
}
