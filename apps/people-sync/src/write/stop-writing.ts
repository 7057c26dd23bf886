import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import type { PeopleRun } from '../run/people-run';
import { RunStore } from '../run/run.store';
import { CallOff } from './call-off';
import { LIMIT_REASON } from './day-limit';
import { type Stop, StopStore } from './stop.store';
import { WriteProgress } from './write-progress';

/** Whether a run has stopped already, or stops when what is under way has ended. */
export type Stopping = 'stopped' | 'stopping';

/** Stops a run that writes: what was not posted is not, what may be at Feedz is waited for. */
@Injectable()
export class StopWriting {
  constructor(
    private readonly runs: RunStore,
    private readonly stops: StopStore,
    private readonly callOff: CallOff,
    private readonly progress: WriteProgress,
  ) {}

  /** Stops a run that may not send any more today: what it planned goes with the next one. */
  async overLimit(unit: UnitOfWork, runId: string): Promise<void> {
    const run = await this.runs.lock(unit.manager, runId);
    if (run?.state === 'writing') await this.stop(unit, run, { reason: LIMIT_REASON });
  }

  /** @param run locked, and `writing` */
  async stop(unit: UnitOfWork, run: PeopleRun, stop: Stop): Promise<Stopping> {
    const { manager } = unit;
    await this.stops.ask(manager, run.id, stop);
    if ((await this.callOff.unsent(unit, run)) > 0) return 'stopping';
    await this.progress.finish(unit, run, 'stopped', stop.reason, stop);
    return 'stopped';
  }
}
