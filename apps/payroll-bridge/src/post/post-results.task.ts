import { Inject } from '@nestjs/common';
import {
  Performs,
  UnitOfWorkRunner,
  type Reconciliation,
  type Settlement,
  type TaskLimits,
  type TaskOutcome,
  type TaskPerformer,
  type TaskView,
  type UnitOfWork,
} from '@ponte/messaging';
import { Profiles } from '../config/profiles';
import { OpenBatch } from './open-batch';
import { PostResults, type PostPayload } from './post-results';
import { Poster } from './poster';
import { postLimits, turnMs } from './rules/post-limits.rules';
import { TaskEnds } from './task-ends';

type PostTask = TaskView<PostPayload>;

/** Posts entries into Datasul; the ledger says what became of them, the task only that nothing of it is left. */
@Performs(PostResults)
export class PostResultsTask implements TaskPerformer<PostPayload> {
  readonly limits: TaskLimits;

  constructor(
    private readonly profiles: Profiles,
    private readonly poster: Poster,
    private readonly ends: TaskEnds,
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
  ) {
    this.limits = postLimits(profiles.active());
  }

  async performBatch(
    tasks: readonly PostTask[],
    signal: AbortSignal,
  ): Promise<readonly TaskOutcome[]> {
    const started = performance.now();
    const batch = new OpenBatch(tasks);
    const id = tasks[0]?.payload.profile ?? '';
    const profile = this.profiles.byId(id);
    if (!profile?.active) {
      const reason = `the profile ${id} is not there or not active: its entries wait`;
      return batch.outcomes({ class: 'unavailable', scope: 'party', reason, local: true });
    }
    const budget = {
      turnMs: turnMs(profile.datasul),
      until: started + (this.limits.callTimeoutMs ?? 0),
    };
    return this.poster.post(profile, batch, budget, signal);
  }

  /** Nobody can ask Datasul: what was under way is unknown, and what was not can be posted. */
  async reconcile(task: PostTask): Promise<Reconciliation> {
    const left = await this.units.run((unit) => this.ends.afterDeath(unit, task));
    return left > 0 ? { found: 'absent' } : { found: 'done', result: undefined };
  }

  settled(unit: UnitOfWork, task: PostTask, settlement: Settlement): Promise<void> {
    return this.ends.settled(unit, task, settlement);
  }
}
