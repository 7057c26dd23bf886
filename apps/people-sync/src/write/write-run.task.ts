import {
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
import type { PeopleRun } from '../run/people-run';
import { RunEnd } from '../run/run-end';
import { RunStore } from '../run/run.store';
import { databaseNow } from './database-now';
import { notActive } from './lot-limits';
import { Preview, type Previewed } from './preview';
import { WRITE_RUN, type WriteRun } from './task-kinds';
import { WriteProgress } from './write-progress';

type Task = TaskView<WriteRun>;

/** One step of a run that writes, in the transaction that asks for the next: a process that dies leaves no half of one. */
@Performs(WRITE_RUN)
export class WriteRunTask implements TaskPerformer<WriteRun, Previewed | undefined> {
  constructor(
    private readonly profiles: Profiles,
    private readonly runs: RunStore,
    private readonly structure: DecideStructure,
    private readonly persons: DecidePersons,
    private readonly emails: DecideEmails,
    private readonly preview: Preview,
    private readonly progress: WriteProgress,
    private readonly ends: RunEnd,
  ) {}

  /** No outside call. A preview takes back all it does, so it is done here and not where its end is kept. */
  async perform({ payload }: Task): Promise<TaskOutcome<Previewed | undefined>> {
    const profile = this.profiles.byId(payload.profile);
    if (!profile?.active) return notActive(payload.profile);
    const isPreview = payload.step === 'preview';
    const result = isPreview ? await this.preview.of(payload.run, profile) : undefined;
    return { class: 'done', result };
  }

  async settled(
    unit: UnitOfWork,
    { payload }: Task,
    settlement: Settlement<Previewed | undefined>,
  ): Promise<void> {
    const run = await this.runs.lock(unit.manager, payload.run);
    const profile = this.profiles.byId(payload.profile);
    if (run?.state !== 'writing' || !profile) return;
    if (settlement.state === 'done')
      return this.step(unit, run, profile, payload, settlement.result);
    // Parked, an operator may have it tried again.
    if (settlement.state === 'discarded')
      await this.ends.fail(unit, run, `${payload.step}: ${settlement.reason}`);
  }

  private async step(
    unit: UnitOfWork,
    run: PeopleRun,
    profile: ProfileConfig,
    payload: WriteRun,
    previewed: Previewed | undefined,
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
      case 'emails':
        await this.emails.decide(unit, deciding);
        return this.progress.begin(unit, run);
      case 'plan':
        return this.progress.planFrom(unit, run, profile, payload);
      case 'preview':
        await this.runs.count(unit.manager, run.id, previewed ?? {});
        await this.ends.end(unit, run, 'finished');
    }
  }
}
