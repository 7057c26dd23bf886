import type { Provider } from '@nestjs/common';
import { AheadOfTurn } from './ahead-of-turn';
import { CallReport } from './call-report';
import { CallSlots } from './call-slots';
import { DatasulClients } from './datasul-clients';
import { Employees } from './employees';
import { LostCallsTimer } from './lost-calls.timer';
import { LostEntriesTimer } from './lost-entries.timer';
import { PostCall } from './post-call';
import { PostMetrics } from './post-metrics';
import { PostResultsTask } from './post-results.task';
import { Poster } from './poster';
import { CallPreparation } from './prepare-call';
import { CallSettlement } from './settle-call';
import { TakeBack } from './take-back';
import { TaskEnds } from './task-ends';

/** Everything that posts into Datasul. Needs the profiles and the ledger's `EntrySettling`. */
export const POST_PROVIDERS: readonly Provider[] = [
  ...[DatasulClients, Employees, CallSlots, PostMetrics, CallReport],
  ...[CallPreparation, AheadOfTurn, PostCall, CallSettlement, TakeBack, Poster],
  ...[TaskEnds, PostResultsTask, LostCallsTimer, LostEntriesTimer],
];
