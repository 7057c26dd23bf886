import { Injectable } from '@nestjs/common';
import type { CallFailure } from '@ponte/clients/http';
import { PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import type { RunSession } from '../run/run-session';
import {
  dropMissing,
  missingAmong,
  missingOf,
  type RunJob,
  saveJob,
} from '../store/run-jobs.store';
import type { PolledApplication } from './polled-application';
import { PolledPages } from './polled-pages';
import { TakePolled } from './take-polled';

/** Up to so many are asked for one by one; beyond it the job's whole list, a hundred a call, costs fewer calls. */
const ONE_BY_ONE = 3;

/**
 * Looks for people whose result is awaited, but who were not in the step's list: absence proves nothing (people who leave
 * move the pages of a list under its reader), so each is seen elsewhere, or out of the process, before their screening ends.
 */
@Injectable()
export class CheckMissing {
  private readonly log: PonteLogger;

  constructor(
    private readonly pages: PolledPages,
    private readonly taking: TakePolled,
    private readonly database: DataSource,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'reconcile' });
  }

  /** @returns the failure that it ended with, if it did */
  async read(session: RunSession, job: RunJob): Promise<CallFailure | undefined> {
    const { ids, count } = await missingOf(this.database.manager, job, ONE_BY_ONE);
    const failure =
      count <= ONE_BY_ONE
        ? await this.oneByOne(session, job, ids)
        : await this.throughTheList(session, job);
    if (failure || session.signal.aborted) return failure;
    await this.end(session, job);
    return undefined;
  }

  private async oneByOne(
    session: RunSession,
    job: RunJob,
    ids: readonly number[],
  ): Promise<CallFailure | undefined> {
    for (const applicationId of ids) {
      for await (const read of this.pages.of(session, job, { applicationId })) {
        if (!read.ok) return read;
        const found = read.applications.filter(({ key }) => key.applicationId === applicationId);
        if (found.length > 0) await this.take(session, job, found, job.page);
        break;
      }
    }
    return undefined;
  }

  private async throughTheList(session: RunSession, job: RunJob): Promise<CallFailure | undefined> {
    for await (const read of this.pages.of(session, job, {}, job.page)) {
      if (!read.ok) return read;
      const ids = read.applications.map(({ key }) => key.applicationId);
      const missing = await missingAmong(this.database.manager, job, ids);
      const found = read.applications.filter(({ key }) => missing.has(key.applicationId));
      await this.take(session, job, found, read.page + 1);
      const { count } = await missingOf(this.database.manager, job, 1);
      if (count === 0) break;
    }
    return undefined;
  }

  private take(
    session: RunSession,
    job: RunJob,
    found: readonly PolledApplication[],
    page: number,
  ): Promise<void> {
    return session.commit({
      effects: (unit) => this.taking.take(unit, session.run, session.rule, found),
      notes: async (manager) => {
        const ids = found.map(({ key }) => key.applicationId);
        await dropMissing(manager, job, ids);
        await saveJob(manager, job, { stage: 'check', page, afterId: 0 });
      },
      counts: { applications: found.length },
    });
  }

  private async end(session: RunSession, job: RunJob): Promise<void> {
    const { source, jobId } = job;
    await session.commit({
      notes: async (manager) => {
        const { ids, count: notFound } = await missingOf(manager, job, 20);
        if (notFound > 0)
          this.log.warn(
            { run: session.run.id, source, job: jobId, applications: ids, count: notFound },
            'awaited, but nowhere in the list of their job: their screenings stay as they are',
          );
        await dropMissing(manager, job);
        await saveJob(manager, job, { stage: 'done', page: 1, afterId: 0 });
        return { jobsDone: 1, notFound };
      },
    });
  }
}
