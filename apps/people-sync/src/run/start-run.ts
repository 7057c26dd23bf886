import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@ponte/messaging';
import { PonteLogger } from '@ponte/platform';
import type { EntityManager } from 'typeorm';
import type { ProfileConfig } from '../config/profile.config';
import { Profiles } from '../config/profiles';
import { RUNS_PER_DAY } from '../config/schedule-config.rules';
import { ListReading } from '../read/list-reading';
import { listsOf } from '../read/lists-of.rules';
import { ReadStore } from '../read/read.store';
import { BeginWriting } from '../write/begin-writing';
import type { RunMode } from './people-run';
import type { RunRequest, RunStart } from './run-request';
import { RunStore } from './run.store';

/** Begins runs, for the schedule and for operators. */
@Injectable()
export class StartRun {
  private readonly log: PonteLogger;

  constructor(
    private readonly profiles: Profiles,
    private readonly runs: RunStore,
    private readonly reads: ReadStore,
    private readonly reading: ListReading,
    private readonly writing: BeginWriting,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'people-run' });
  }

  /** Begins a run if none of the profile is under way, and Feedz may be written to today. */
  async start(unit: UnitOfWork, request: RunRequest): Promise<RunStart> {
    const { manager } = unit;
    const profile = this.profiles.byId(request.profile);
    if (!profile) return { started: false, refused: 'unknown-profile' };
    if (!profile.active) return { started: false, refused: 'inactive-profile' };
    await this.runs.lockProfile(manager, profile.id);
    const open = await this.runs.openOf(manager, profile.id);
    if (open) return { started: false, refused: 'run-open', runId: open.id };
    // A preview sends nothing.
    if (!request.override && !request.preview) {
      const written = await this.runs.writtenToday(manager, profile.id);
      if (written >= RUNS_PER_DAY) return { started: false, refused: 'twice-today' };
    }
    return this.begin(unit, profile, request);
  }

  private async begin(
    unit: UnitOfWork,
    profile: ProfileConfig,
    { mode: wanted, preview, cause, slot, actor, why, override }: RunRequest,
  ): Promise<RunStart> {
    const { manager } = unit;
    const id = randomUUID();
    const isFull =
      wanted === 'full' || (wanted === undefined && (await this.isFullDue(manager, profile)));
    const since = await this.reads.sinceOf(manager, profile);
    const lists = wanted === 'write' ? [] : listsOf(profile, isFull, since);
    const read = lists.every((list) => list.mode === 'full') ? 'full' : 'incremental';
    const mode: RunMode = wanted === 'write' ? 'write' : read;
    await this.runs.insert(manager, {
      ...{ id, profile: profile.id, environment: profile.environment, mode, preview, cause },
      ...{ slot: slot ?? null, actor: actor ?? null, why: why ?? null, override },
      state: mode === 'write' ? 'writing' : 'reading',
    });
    this.log.info({ run: id, profile: profile.id, mode, cause, preview, override }, 'a run began');
    if (mode === 'write') {
      await this.writing.begin(unit, id);
    } else {
      await this.reads.open(manager, id, lists);
      const run = await this.runs.lock(manager, id);
      if (run) await this.reading.next(unit, run, profile);
    }
    return { started: true, runId: id, mode };
  }

  /** The first reading, and one every so many days; half a day early, so that a daily time of the day is no matter of seconds. */
  private async isFullDue(manager: EntityManager, profile: ProfileConfig): Promise<boolean> {
    const [row] = await manager.query<{ due: boolean }[]>(
      `SELECT NOT EXISTS (SELECT FROM people_run WHERE profile = $1 AND mode = 'full'
         AND reading_ended_at > now() - make_interval(days => $2) + interval '12 hours') AS due`,
      [profile.id, profile.fullEveryDays],
    );
    return row?.due ?? true;
  }
}
