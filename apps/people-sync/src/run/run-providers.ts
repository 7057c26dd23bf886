import type { Provider } from '@nestjs/common';
import { HousekeepingTimer } from './housekeeping.timer';
import { LostRunsTimer } from './lost-runs.timer';
import { RunEnd } from './run-end';
import { RunMetrics } from './run-metrics';
import { RunStore } from './run.store';
import { ScheduleTimer } from './schedule.timer';
import { SlotStore } from './slot.store';
import { StartRun } from './start-run';
import { StrandedRunsTimer } from './stranded-runs.timer';

/** Runs: how they begin, what state they are in, how they end. Needs `BeginWriting` of the writing. */
export const RUN_PROVIDERS: readonly Provider[] = [
  ...[RunStore, SlotStore, RunEnd, StartRun],
  ...[ScheduleTimer, LostRunsTimer, StrandedRunsTimer, RunMetrics, HousekeepingTimer],
];
