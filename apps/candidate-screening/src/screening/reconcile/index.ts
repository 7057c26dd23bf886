import { ReconcileCommand } from './ask/reconcile.command';
import { ScreeningCommands } from './ask/screening.commands';
import { CheckMissing } from './read/check-missing';
import { ListJobs } from './read/list-jobs.phase';
import { PolledPages } from './read/polled-pages';
import { ReadJobs } from './read/read-jobs.phase';
import { ReadList } from './read/read-list';
import { ReadOrders } from './read/read-orders.phase';
import { StepFinder } from './read/step-finder';
import { TakePolled } from './read/take-polled';
import { CallPace } from './run/call-pace';
import { ReconcileMetrics } from './run/reconcile-metrics';
import { RunReconciliation } from './run/run-reconciliation';
import { RunReport } from './run/run-report';
import { RunSchedule } from './run/run-schedule.timer';
import { RunWorker } from './run/run-worker';

/** Everything that comparing with Gupy's lists is made of. */
export const RECONCILE = [
  ...[CallPace, StepFinder, PolledPages, TakePolled, ReadList, CheckMissing],
  ...[ListJobs, ReadJobs, ReadOrders],
  ...[RunReport, ReconcileMetrics, RunReconciliation, RunWorker, RunSchedule],
  ...[ScreeningCommands, ReconcileCommand],
];
