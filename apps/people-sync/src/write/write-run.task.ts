import {
  LookupKeys,
  Performs,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import type { ProfileConfig } from '../config/profile.config';
import { Profiles } from '../config/profiles';
import { DecideEmails } from '../decide/decide-emails';
import { DecidePersons } from '../decide/decide-persons';
import { DecideStructure } from '../decide/decide-structure';
import type { Deciding } from '../decide/decision-writer';
import type { PeopleRun } from '../run/people-run';
import { RunEnd } from '../run/run-end';
import { RunStore } from '../run/run.store';
import { databaseNow } from './database-now';
import { CallOff } from './call-off';
import { notActive } from './lot-limits';
import { WRITE_RUN, type RunTask, type WriteStep } from './task-kinds';
import { WriteProgress } from './write-progress';

type Step = RunTask & WriteStep;
type Task = TaskView<Step>;

/** One step of a run that writes, in the transaction that asks for the next: a process that dies leaves no half of one. */
@Performs(WRITE_RUN)
export class WriteRunTask implements TaskPerformer<Step> {
  constructor(
    private readonly profiles: Profiles,
    private readonly runs: RunStore,
    private readonly structure: DecideStructure,
    private readonly persons: DecidePersons,
    private readonly emails: DecideEmails,
    private readonly progress: WriteProgress,
    private readonly callOff: CallOff,
    private readonly ends: RunEnd,
    private readonly keys: LookupKeys,
  ) {}

  /** No outside call: what is to be done is done when the task settles. */
  async perform({ payload }: Task): Promise<TaskOutcome> {
    const isActive = this.profiles.byId(payload.profile)?.active === true;
    if (!isActive) return notActive(payload.profile);
    await this.keys.use();
    return { class: 'done', result: undefined };
  }

  async settled(unit: UnitOfWork, { payload }: Task, settlement: Settlement): Promise<void> {
    const run = await this.runs.lock(unit.manager, payload.run);
    const profile = this.profiles.byId(payload.profile);
    if (run?.state !== 'writing') return;
    if (settlement.state === 'done' && profile) return this.step(unit, run, profile, payload);
    // Parked, an operator may have it tried again.
    if (settlement.state !== 'discarded') return;
    await this.callOff.unsent(unit, run);
    await this.ends.fail(unit, run, `${payload.step}: ${settlement.reason}`);
  }

  private async step(
    unit: UnitOfWork,
    run: PeopleRun,
    profile: ProfileConfig,
    payload: Step,
  ): Promise<void> {
    const deciding = { run: run.id, profile, now: await databaseNow(unit.manager) };
    switch (payload.step) {
      case 'structure':
        await this.structure.decide(unit, deciding);
        return this.progress.ask(unit, run, { step: 'persons', after: '' });
      case 'persons': {
        const after = await this.persons.page(unit, deciding, payload.after);
        const next =
          after === undefined ? { step: 'emails' as const } : { step: payload.step, after };
        return this.progress.ask(unit, run, next);
      }
      case 'emails': {
        const after = await this.emailsFrom(unit, deciding, payload.after);
        if (after === undefined) return this.progress.begin(unit, run);
        return this.progress.ask(unit, run, { step: payload.step, after });
      }
      case 'plan':
        return this.progress.planFrom(unit, run, profile, payload);
    }
  }

  /** Returns where the next step of the e-mails begins; undefined after the last. */
  private async emailsFrom(
    unit: UnitOfWork,
    deciding: Deciding,
    after: string | undefined,
  ): Promise<string | undefined> {
    if (after !== undefined) return this.emails.page(unit, deciding, after);
    await this.emails.rings(unit, deciding);
    return '';
  }
}
