import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWorkRunner, type UnitOfWork } from '@ponte/messaging';
import { Clock, Periodic, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import type { ProfileConfig } from '../config/profile.config';
import { Profiles } from '../config/profiles';
import type { ScheduleConfig } from '../config/schedule.config';
import { RunStore } from './run.store';
import { SlotStore } from './slot.store';
import { type Slot, slotsAt } from './slots.rules';
import { StartRun } from './start-run';

const EVERY_MS = 10_000;

/**
 * Begins the runs of the schedule, each slot once, whatever number of processes there are. While another run is under way a
 * slot waits for its end within its grace; one that passed is told, never made up for.
 */
@Injectable()
export class ScheduleTimer {
  private readonly log: PonteLogger;

  constructor(
    periodic: Periodic,
    @Inject(UnitOfWorkRunner) private readonly units: UnitOfWorkRunner,
    private readonly database: DataSource,
    private readonly profiles: Profiles,
    private readonly slots: SlotStore,
    private readonly runs: RunStore,
    private readonly start: StartRun,
    private readonly clock: Clock,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'people-schedule' });
    periodic.every('begin runs of the schedule', EVERY_MS, (signal) => this.look(signal));
  }

  private async look(signal: AbortSignal): Promise<void> {
    for (const profile of this.profiles.active()) {
      if (!profile.schedule || signal.aborted) continue;
      try {
        await this.lookAt(profile, profile.schedule);
      } catch (error) {
        // The other profiles have times of their own.
        const facts = { err: error, profile: profile.id };
        this.log.warn(facts, 'the schedule of a profile was not looked at; again in some seconds');
      }
    }
  }

  private async lookAt(profile: ProfileConfig, schedule: ScheduleConfig): Promise<void> {
    const slots = slotsAt(this.clock.now(), schedule);
    const taken = await this.slots.taken(this.database.manager, profile.id, slots);
    const open = slots.filter((each) => !taken.has(textOf(each)));
    if (open.length === 0) return;
    // Before this look: what it notes itself makes no later time of it a missed one.
    const isKnown = await this.slots.anyBefore(this.database.manager, profile.id);
    for (const slot of open)
      await this.units.run((unit) =>
        slot.isOpen ? this.begin(unit, profile, slot) : this.miss(unit, profile, slot, isKnown),
      );
  }

  private async begin(unit: UnitOfWork, { id: profile }: ProfileConfig, slot: Slot): Promise<void> {
    const { manager } = unit;
    await this.runs.lockProfile(manager, profile);
    if (await this.runs.openOf(manager, profile)) return;
    if (!(await this.slots.take(manager, profile, slot))) return;
    const begun = await this.start.start(unit, {
      ...{ profile, preview: false, cause: 'schedule', slot: textOf(slot), override: false },
    });
    if (begun.started) return this.slots.note(manager, profile, slot, { run: begun.runId });
    await this.slots.note(manager, profile, slot, { refused: begun.refused });
    this.tell(profile, slot, begun.refused);
  }

  private async miss(
    unit: UnitOfWork,
    { id: profile }: ProfileConfig,
    slot: Slot,
    isKnown: boolean,
  ): Promise<void> {
    const { manager } = unit;
    if (!(await this.slots.take(manager, profile, slot))) return;
    const refused = (await this.runs.openOf(manager, profile)) ? 'run-open' : 'too-late';
    await this.slots.note(manager, profile, slot, { refused: isKnown ? refused : 'before-first' });
    if (isKnown) this.tell(profile, slot, refused);
  }

  private tell(profile: string, slot: Slot, refused: string): void {
    this.log.error(
      { alert: 'people-slot-missed', profile, slot: textOf(slot), refused },
      'a run of the schedule did not begin; the next slot does not make up for it',
    );
  }
}

const textOf = ({ day, at }: Slot): string => `${day} ${at}`;
