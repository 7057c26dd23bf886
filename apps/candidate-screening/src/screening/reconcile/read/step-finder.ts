import { Injectable } from '@nestjs/common';
import { Clock, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { GupyAccounts } from '../../do/gupy-accounts';
import { chooseStep, type StepChoice } from '../rules/step-choice.rules';
import { CallPace } from '../run/call-pace';
import { Interrupted, isFinal } from '../run/interrupted';
import type { RunSession } from '../run/run-session';
import { keepSteps, knownSteps } from '../store/job-steps.store';
import type { RunJob } from '../store/run-jobs.store';

/**
 * How long a job's steps are taken to be as they were read: recruiters seldom change those of a published job. Somebody who
 * asks for a run may have seen to just that.
 */
const KEPT_MS = { schedule: 86_400_000, command: 600_000, terminal: 600_000 } as const;

/** Finds out how a job's list is asked for those in the rule's step, with as few calls as can be. */
@Injectable()
export class StepFinder {
  private readonly log: PonteLogger;

  constructor(
    private readonly accounts: GupyAccounts,
    private readonly pace: CallPace,
    private readonly database: DataSource,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'reconcile' });
  }

  /** By what is known, else by the configured name: where somebody stands in it, the job's steps need not be read. */
  async choose(session: RunSession, job: RunJob): Promise<StepChoice> {
    const { step } = session.rule;
    const since = new Date(this.clock.now().getTime() - KEPT_MS[session.run.askedBy]);
    const known = await knownSteps(this.database.manager, job.source, job.jobId, since);
    if (known) return chooseStep(step, known);
    if (step.id === undefined && step.name !== undefined)
      return { by: 'name', name: step.name, guessed: true };
    return this.read(session, job);
  }

  /**
   * Asks for the job's steps; remembered for a day.
   *
   * @throws Interrupted
   */
  async read(session: RunSession, { source, jobId }: RunJob): Promise<StepChoice> {
    const gupy = this.accounts.of(source);
    if (!gupy || session.stepsRefused.has(source)) return { by: 'all' };
    const { signal } = session;
    await this.pace.turn(source, signal);
    session.called();
    const answer = await gupy.jobSteps(jobId, { pace: 'background', signal });
    if (!answer.ok) {
      const refused =
        answer.class === 'unavailable' && answer.scope === 'endpoint' && !answer.local;
      if (!isFinal(answer) && !refused) throw new Interrupted(answer);
      if (refused) session.stepsRefused.add(source);
      this.log.warn(
        { run: session.run.id, job: jobId, reason: answer.reason },
        'the steps of the job cannot be read: all of its applications are',
      );
      return { by: 'all' };
    }
    const steps = answer.body.map(({ id, name }) => ({ id, name: name ?? null }));
    await keepSteps(this.database.manager, source, jobId, steps, this.clock.now());
    return chooseStep(session.rule.step, steps);
  }
}
