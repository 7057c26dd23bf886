import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { RunStore } from '../run/run.store';
import { BeginWriting } from './begin-writing';
import { WriteProgress } from './write-progress';

/** Begins with what others need: structure is decided first. A preview does all of it at once. */
@Injectable()
export class FirstStep extends BeginWriting {
  constructor(
    private readonly runs: RunStore,
    private readonly progress: WriteProgress,
  ) {
    super();
  }

  override async begin(unit: UnitOfWork, runId: string): Promise<void> {
    const run = await this.runs.find(unit.manager, runId);
    if (run?.state !== 'writing') throw new Error(`the run ${runId} is not writing`);
    if (run.preview) this.progress.askPreview(unit, run);
    else this.progress.ask(unit, run, { step: 'structure' });
  }
}
