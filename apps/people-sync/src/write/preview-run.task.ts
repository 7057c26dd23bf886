import {
  Performs,
  type Settlement,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { Profiles } from '../config/profiles';
import { RunEnd } from '../run/run-end';
import { RunStore } from '../run/run.store';
import { notActive } from './lot-limits';
import { Preview, type Previewed } from './preview';
import { PREVIEW_RUN, type RunTask } from './task-kinds';

type Task = TaskView<RunTask>;

/** Counts what a run would write; done where nothing of it can be kept by mistake. */
@Performs(PREVIEW_RUN)
export class PreviewRunTask implements TaskPerformer<RunTask, Previewed> {
  constructor(
    private readonly profiles: Profiles,
    private readonly runs: RunStore,
    private readonly preview: Preview,
    private readonly ends: RunEnd,
  ) {}

  async perform({ payload }: Task): Promise<TaskOutcome<Previewed>> {
    const profile = this.profiles.byId(payload.profile);
    if (!profile?.active) return notActive(payload.profile);
    return { class: 'done', result: await this.preview.of(payload.run, profile) };
  }

  async settled(
    unit: UnitOfWork,
    { payload }: Task,
    settlement: Settlement<Previewed>,
  ): Promise<void> {
    const run = await this.runs.lock(unit.manager, payload.run);
    if (run?.state !== 'writing') return;
    if (settlement.state === 'done' && settlement.result) {
      await this.runs.count(unit.manager, run.id, settlement.result);
      await this.ends.end(unit, run, 'finished');
    } else if (settlement.state === 'discarded')
      await this.ends.fail(unit, run, `preview: ${settlement.reason}`);
  }
}
