import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EnvModule } from '@ponte/platform';
import { OpenTasks } from './operate/open-tasks';
import { TaskOperations } from './operate/task-operations';
import { AttemptReport } from './run/attempt-report';
import { InFlight } from './run/in-flight';
import { LeaseKeeper } from './run/lease-keeper';
import { LocalHolds } from './run/local-holds';
import { RunnerWake } from './run/runner-wake';
import { TaskCaller } from './run/task-caller';
import { TaskClaims } from './run/task-claims';
import { TaskHousekeeping } from './run/task-housekeeping';
import { TaskNotifications } from './run/task-notifications';
import { TaskRunner } from './run/task-runner';
import { PauseKeeper } from './settle/pause-keeper';
import { SettleQueue } from './settle/settle-queue';
import { Settling } from './settle/settling';
import { TaskRegistry } from './task-registry';
import { TasksEnv } from './tasks-env.config';

/**
 * Runs the service's tasks: every provider marked with `@Performs` is found and called. Needs a `DataSource` with the
 * messaging migrations, the platform module and a `UnitOfWorkRunner`; `MessagingModule` brings all that.
 */
@Module({
  imports: [DiscoveryModule, EnvModule.for(TasksEnv)],
  providers: [
    TaskRegistry,
    RunnerWake,
    InFlight,
    LocalHolds,
    PauseKeeper,
    Settling,
    AttemptReport,
    SettleQueue,
    TaskCaller,
    TaskClaims,
    TaskRunner,
    LeaseKeeper,
    TaskHousekeeping,
    TaskNotifications,
    OpenTasks,
    TaskOperations,
  ],
  exports: [OpenTasks, TaskOperations, TaskRegistry],
})
export class TasksModule {}
