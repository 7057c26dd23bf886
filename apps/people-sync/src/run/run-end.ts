import { Injectable } from '@nestjs/common';
import { peopleRunFinished, type PeopleReadCount } from '@ponte/contracts';
import type { UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import { readCounts } from '../read/read-counts';
import { ReadStore } from '../read/read.store';
import { askToTell } from '../read/tell/ask-to-tell';
import type { PeopleRun } from './people-run';
import { type RunMove, RunStore } from './run.store';

/** Of the contract. */
const REASON_LENGTH = 500;

/** How every run ends: its state, what was read of it so far is told, and the run itself. */
@Injectable()
export class RunEnd {
  private readonly log: PonteLogger;

  constructor(
    private readonly runs: RunStore,
    private readonly reads: ReadStore,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'people-run' });
  }

  /** Ends a run that is locked. `counts.written` and `counts.refusals` are on the run by then. */
  async end(
    unit: UnitOfWork,
    run: PeopleRun,
    state: 'finished' | 'stopped' | 'failed',
    { reason, ...move }: RunMove = {},
  ): Promise<PeopleRun> {
    const cut = reason?.slice(0, REASON_LENGTH);
    const ended = await this.runs.move(unit.manager, run, state, { ...move, reason: cut });
    const read = ended.counts.read ?? (await this.readSoFar(unit, ended));
    if (!ended.counts.read) await this.runs.count(unit.manager, run.id, { read });
    askToTell(unit, run.profile);
    unit.tell(peopleRunFinished, valueOf(ended, state, read), {
      subject: ended.id,
      stateVersion: 1,
    });
    const facts = { run: run.id, profile: run.profile, mode: run.mode, state, reason: cut };
    this.log.info(facts, 'a run ended');
    return ended;
  }

  /** Ends a run that cannot go on by itself; somebody is told. */
  async fail(unit: UnitOfWork, run: PeopleRun, reason: string): Promise<void> {
    await this.end(unit, run, 'failed', { reason });
    const facts = { alert: 'people-run-failed', run: run.id, profile: run.profile, reason };
    this.log.error(facts, 'a run failed; the next one begins anew');
  }

  private async readSoFar(unit: UnitOfWork, run: PeopleRun): Promise<PeopleReadCount[]> {
    return readCounts(await this.reads.of(unit.manager, run.id));
  }
}

function valueOf(
  run: PeopleRun,
  state: 'finished' | 'stopped' | 'failed',
  read: readonly PeopleReadCount[],
) {
  const { profile, environment, id: runId, mode, preview, cause, reason, counts } = run;
  return {
    ...{ profile, environment, runId, mode, preview, cause, state, reason },
    passes: run.pass,
    startedAt: run.startedAt.toISOString(),
    writeBeganAt: run.writeBeganAt?.toISOString() ?? null,
    endedAt: (run.endedAt ?? run.startedAt).toISOString(),
    read: [...read],
    written: [...(counts.written ?? [])],
    refusals: [...(counts.refusals ?? [])].slice(0, 200),
  };
}
