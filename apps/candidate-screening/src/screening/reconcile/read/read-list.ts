import { Injectable } from '@nestjs/common';
import type { CallFailure } from '@ponte/clients/http';
import type { StepChoice } from '../rules/step-choice.rules';
import type { RunSession } from '../run/run-session';
import { missingOf, noteMissing, type RunJob, saveJob } from '../store/run-jobs.store';
import { PolledPages } from './polled-pages';
import { StepFinder } from './step-finder';
import { TakePolled } from './take-polled';

/** Reads who stands in the rule's step of a job, page by page, and notes who is awaited but does not stand there. */
@Injectable()
export class ReadList {
  constructor(
    private readonly steps: StepFinder,
    private readonly pages: PolledPages,
    private readonly taking: TakePolled,
  ) {}

  /** @returns the failure that it ended with, if it did */
  async read(session: RunSession, job: RunJob): Promise<CallFailure | undefined> {
    let choice = await this.steps.choose(session, job);
    let read = await this.readBy(session, job, choice);
    if (read.failure) return read.failure;
    // Nobody: the step may be spelt otherwise in this job, or not be there.
    if (choice.by === 'name' && choice.guessed && read.found === 0 && job.page === 1) {
      const { name } = choice;
      choice = await this.steps.read(session, job);
      if (choice.by === 'all' || (choice.by === 'name' && choice.name !== name)) {
        read = await this.readBy(session, { ...job, afterId: 0 }, choice);
        if (read.failure) return read.failure;
      }
    }
    await this.end(session, job, read.lastId);
    return undefined;
  }

  private async readBy(
    session: RunSession,
    job: RunJob,
    choice: StepChoice,
  ): Promise<{ failure?: CallFailure; found: number; lastId: number }> {
    let { afterId } = job;
    let found = 0;
    if (choice.by === 'none') return { found, lastId: afterId };
    const filter = {
      status: 'in_process',
      ...(choice.by === 'name' ? { stepName: choice.name } : {}),
    };
    for await (const read of this.pages.of(session, job, filter, job.page)) {
      if (!read.ok) return { failure: read, found, lastId: afterId };
      const ids = read.applications.map(({ key }) => key.applicationId);
      found += ids.length;
      if (ids.length === 0) break;
      const after = afterId;
      const to = Math.max(after, ...ids);
      const { page, applications, unreadable } = read;
      await session.commit({
        effects: (unit) => this.taking.take(unit, session.run, session.rule, applications),
        notes: async (manager) => {
          await noteMissing(manager, job, session.rule.id, { after, to, seen: ids });
          await saveJob(manager, job, { stage: 'list', page: page + 1, afterId: to });
        },
        counts: { applications: ids.length, unreadable },
      });
      afterId = to;
    }
    return { found, lastId: afterId };
  }

  /** Who is awaited behind the list's last entry is missing too; whoever is missing is looked for. */
  private async end(session: RunSession, job: RunJob, lastId: number): Promise<void> {
    await session.commit({
      notes: async (manager) => {
        const stretch = { after: lastId, to: null, seen: [] };
        await noteMissing(manager, job, session.rule.id, stretch);
        const { count } = await missingOf(manager, job, 1);
        const stage = count > 0 ? 'check' : 'done';
        await saveJob(manager, job, { stage, page: 1, afterId: 0 });
        return { jobsDone: stage === 'done' ? 1 : 0 };
      },
    });
  }
}
