import { Injectable } from '@nestjs/common';
import { PonteLogger } from '@ponte/platform';
import { ScreeningConfig } from '../../../config/screening.config';
import { GupyAccounts } from '../../do/gupy-accounts';
import { choosesJob } from '../rules/job-choice.rules';
import { CallPace } from '../run/call-pace';
import { Interrupted } from '../run/interrupted';
import type { RunSession } from '../run/run-session';
import { addJobs, addUnlistedJobs } from '../store/run-jobs.store';

/** First phase: which jobs are to be read. */
@Injectable()
export class ListJobs {
  private readonly log: PonteLogger;

  constructor(
    private readonly config: ScreeningConfig,
    private readonly accounts: GupyAccounts,
    private readonly pace: CallPace,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'reconcile' });
  }

  /** @throws Interrupted, RunLost */
  async run(session: RunSession): Promise<void> {
    const { run, rule } = session;
    const sources = rule.source === undefined ? [...this.config.gupy.keys()].sort() : [rule.source];
    const from = session.at.account ?? '';
    for (const source of sources.filter((each) => each >= from)) {
      if (run.jobId === null) await this.list(session, source);
      else await this.only(session, source, run.jobId);
    }
    await session.commit({
      notes: async (manager) => ({
        jobs: run.jobId === null ? await addUnlistedJobs(manager, run.id, rule.id, sources) : 0,
      }),
      cursor: { phase: 'applications', account: null, page: 1 },
    });
  }

  private async only(session: RunSession, source: string, jobId: number): Promise<void> {
    await session.commit({
      notes: async (manager) => ({ jobs: await addJobs(manager, session.run.id, source, [jobId]) }),
    });
  }

  private async list(session: RunSession, source: string): Promise<void> {
    const { run, rule, signal } = session;
    const gupy = this.accounts.of(source);
    if (!gupy) return;
    const fromPage = session.at.account === source ? session.at.page : 1;
    const beforePage = async (): Promise<void> => {
      await this.pace.turn(source, signal);
      session.called();
    };
    for await (const result of gupy.listJobs({}, { fromPage, signal, beforePage })) {
      if (!result.ok) throw new Interrupted(result);
      const { items, page, skipped } = result.page;
      const choices = items.map((job) => ({ job, choice: choosesJob(rule, source, job) }));
      const unsure = choices.filter(({ choice }) => choice === 'unknown');
      if (unsure.length > 0)
        this.log.warn(
          { run: run.id, rule: rule.id, jobs: unsure.map(({ job }) => job.id) },
          'the list does not tell the role or branch that the rule goes by: these jobs are left out',
        );
      const ids = choices.filter(({ choice }) => choice === 'in').map(({ job }) => job.id);
      await session.commit({
        notes: async (manager) => ({ jobs: await addJobs(manager, run.id, source, ids) }),
        counts: { jobsUnsure: unsure.length, unreadable: skipped },
        cursor: { account: source, page: page + 1 },
      });
    }
  }
}
