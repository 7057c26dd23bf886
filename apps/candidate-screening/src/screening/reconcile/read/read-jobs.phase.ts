import { Injectable } from '@nestjs/common';
import type { CallFailure } from '@ponte/clients/http';
import { PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { Interrupted, isFinal } from '../run/interrupted';
import type { RunSession } from '../run/run-session';
import { dropMissing, nextJob, type RunJob, saveJob } from '../store/run-jobs.store';
import { CheckMissing } from './check-missing';
import { ReadList } from './read-list';

/** Second phase: job by job, who stands in the step, and where those are who do not any more. */
@Injectable()
export class ReadJobs {
  private readonly log: PonteLogger;

  constructor(
    private readonly lists: ReadList,
    private readonly missing: CheckMissing,
    private readonly database: DataSource,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'reconcile' });
  }

  /** @throws Interrupted, RunLost */
  async run(session: RunSession): Promise<void> {
    const next = () => nextJob(this.database.manager, session.run.id);
    for (let job = await next(); job && !session.signal.aborted; job = await next()) {
      const stage = job.stage === 'list' ? this.lists : this.missing;
      const failure = await stage.read(session, job);
      if (failure) await this.failed(session, job, failure);
    }
    if (!session.signal.aborted) await session.commit({ cursor: { phase: 'orders' } });
  }

  /** A job that is gone, or that this token may not see, does not keep the others waiting. */
  private async failed(session: RunSession, job: RunJob, failure: CallFailure): Promise<void> {
    if (!isFinal(failure)) throw new Interrupted(failure);
    this.log.warn(
      { run: session.run.id, source: job.source, job: job.jobId, reason: failure.reason },
      'a job could not be read: it is left out',
    );
    await session.commit({
      notes: async (manager) => {
        await dropMissing(manager, job);
        await saveJob(manager, job, { ...job, stage: 'done' });
      },
      counts: { jobsDone: 1, jobsFailed: 1 },
    });
  }
}
