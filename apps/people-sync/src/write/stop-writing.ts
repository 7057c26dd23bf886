import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import type { PeopleRun } from '../run/people-run';
import { LotStore } from './lot.store';
import { PlanStore } from './plan.store';
import { type Stop, StopStore } from './stop.store';
import { WriteProgress } from './write-progress';

/** Whether a run has stopped already, or stops when what is under way has ended. */
export type Stopping = 'stopped' | 'stopping';

/** Stops a run that writes: what was not posted is not, what may be at Feedz is waited for. */
@Injectable()
export class StopWriting {
  constructor(
    private readonly stops: StopStore,
    private readonly lots: LotStore,
    private readonly plan: PlanStore,
    private readonly progress: WriteProgress,
  ) {}

  /** @param run locked, and `writing` */
  async stop(unit: UnitOfWork, run: PeopleRun, stop: Stop): Promise<Stopping> {
    const { manager } = unit;
    await this.stops.ask(manager, run.id, stop);
    await this.lots.cancelUnsent(manager, run.id);
    await this.plan.notSent(manager, run);
    if ((await this.lots.open(manager, run.id)).open > 0) return 'stopping';
    await this.progress.finish(unit, run, 'stopped', stop.reason, stop);
    return 'stopped';
  }
}
