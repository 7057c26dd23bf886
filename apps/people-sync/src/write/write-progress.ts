import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import type { ProfileConfig } from '../config/profile.config';
import type { PeopleRun } from '../run/people-run';
import { RunEnd } from '../run/run-end';
import { RunStore } from '../run/run.store';
import { databaseNow } from './database-now';
import { DayLimit, LIMIT_REASON } from './day-limit';
import { LotQueue } from './lot-queue';
import { PlanStore } from './plan.store';
import { FIRST_TURN, nextInWave, nextPass, nextWave, type Turn } from './rules/waves.rules';
import { StopStore } from './stop.store';
import { PREVIEW_RUN, WRITE_RUN, type RunTask, type WriteStep } from './task-kinds';
import { WavePlanning } from './wave-planning';
import { WriteCounts } from './write-counts';

/** How a run goes on: from one wave to the next when all lots of the one before have ended, and from pass to pass. */
@Injectable()
export class WriteProgress {
  private readonly log: PonteLogger;

  constructor(
    private readonly runs: RunStore,
    private readonly planning: WavePlanning,
    private readonly plan: PlanStore,
    private readonly queue: LotQueue,
    private readonly counts: WriteCounts,
    private readonly stops: StopStore,
    private readonly limit: DayLimit,
    private readonly ends: RunEnd,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'people-write' });
  }

  /** Asks for a step of a run that is locked. */
  ask(unit: UnitOfWork, run: PeopleRun, step: WriteStep): void {
    const draft = draftOf(run);
    unit.enqueue(WRITE_RUN, { ...draft, payload: { ...draft.payload, ...step } });
  }

  /** Asks for what a run would write. */
  askPreview(unit: UnitOfWork, run: PeopleRun): void {
    unit.enqueue(PREVIEW_RUN, draftOf(run));
  }

  /** Everything is decided: the first wave. */
  begin(unit: UnitOfWork, run: PeopleRun): void {
    this.ask(unit, run, { step: 'plan', turn: FIRST_TURN, after: '' });
  }

  /**
   * Deals a page of the turn's records out to lots. What follows is done as far as there is nothing to send; the next page
   * is a step of its own.
   */
  async planFrom(
    unit: UnitOfWork,
    run: PeopleRun,
    profile: ProfileConfig,
    from: { readonly turn: Turn; readonly after: string },
  ): Promise<void> {
    const now = await databaseNow(unit.manager);
    let { after } = from;
    for (let turn: Turn | undefined = from.turn; turn; after = '') {
      await this.note(unit, run, turn);
      // What the wave before brought may be what others waited for.
      if (after === '') await this.plan.release(unit.manager, run.profile);
      const page = { run, profile, turn, after, now };
      const planned = await this.planning.page(unit, page, () =>
        this.limit.allows(unit.manager, run),
      );
      if (!planned) return this.finish(unit, run, 'stopped', LIMIT_REASON);
      if (planned.after !== undefined)
        return this.ask(unit, run, { step: 'plan', turn, after: planned.after });
      const next = nextInWave(turn);
      if (!next && (await this.queue.fill(unit, run, profile)) > 0) return;
      turn = next ?? nextWave(turn) ?? (await this.nextPass(unit, run, turn));
    }
    await this.finish(unit, run, 'finished');
  }

  /** A lot of a run that is locked has ended: others take its place, or the next wave begins. */
  async lotEnded(unit: UnitOfWork, run: PeopleRun, profile: ProfileConfig): Promise<void> {
    if (run.state !== 'writing') return;
    if ((await this.queue.fill(unit, run, profile)) > 0) return;
    const stop = await this.stops.of(unit.manager, run.id);
    if (stop) return this.finish(unit, run, 'stopped', stop.reason, stop);
    const turn = nextWave(run) ?? (await this.nextPass(unit, run, run));
    if (turn) this.ask(unit, run, { step: 'plan', turn, after: '' });
    else await this.finish(unit, run, 'finished');
  }

  /** Ends a run that is locked and of which no lot is open. */
  async finish(
    unit: UnitOfWork,
    run: PeopleRun,
    state: 'finished' | 'stopped',
    reason?: string,
    by: { readonly actor?: string; readonly why?: string } = {},
  ): Promise<void> {
    await this.runs.count(unit.manager, run.id, await this.counts.of(unit.manager, run));
    const current = (await this.runs.find(unit.manager, run.id)) ?? run;
    const { actor, why } = by;
    await this.ends.end(unit, current, state, {
      ...(reason !== undefined && { reason }),
      ...(actor !== undefined && { actor }),
      ...(why !== undefined && { why }),
    });
  }

  private async nextPass(
    { manager }: UnitOfWork,
    run: PeopleRun,
    turn: Pick<Turn, 'pass'>,
  ): Promise<Turn | undefined> {
    const waiting = await this.plan.release(manager, run.profile);
    const next = nextPass(turn, waiting);
    if (next)
      this.log.info({ run: run.id, pass: next.pass, waiting }, 'the waves are gone through again');
    return next;
  }

  private async note({ manager }: UnitOfWork, run: PeopleRun, { pass, wave }: Turn): Promise<void> {
    await manager.query(`UPDATE people_run SET pass = $2, wave = $3 WHERE id = $1`, [
      ...[run.id, pass, wave],
    ]);
  }
}

function draftOf({ id, profile }: PeopleRun): {
  lane: string;
  party: string;
  subject: string;
  payload: RunTask;
} {
  return {
    lane: `people-write/${profile}`,
    party: `people-write:${profile}`,
    subject: id,
    payload: { run: id, profile },
  };
}
