import type { Provider } from '@nestjs/common';
import { DecideEmails } from '../decide/decide-emails';
import { DecidePersons } from '../decide/decide-persons';
import { Warnings } from '../decide/warnings';
import { DecideStructure } from '../decide/decide-structure';
import { DecisionWriter } from '../decide/decision-writer';
import { EmailQuestionStore } from '../decide/email-question.store';
import { PersonDecision } from '../decide/person-decision';
import { StructureDecision } from '../decide/structure-decision';
import { BeginWriting } from './begin-writing';
import { CallOff } from './call-off';
import { DayLimit } from './day-limit';
import { FeedzClients } from './feedz-clients';
import { FeedzRecordStore } from './feedz-record.store';
import { FirstStep } from './first-step';
import { LotContents } from './lot-contents';
import { LateProcesses } from './late-processes';
import { LotEnd } from './lot-end';
import { LotPosting } from './lot-posting';
import { LotQueue } from './lot-queue';
import { LotSettling } from './lot-settling';
import { LotStore } from './lot.store';
import { LostWritesTimer } from './lost-writes.timer';
import { PlanStore } from './plan.store';
import { PollProcessTask } from './poll-process.task';
import { Preview } from './preview';
import { PreviewRunTask } from './preview-run.task';
import { RecordSeals } from './record-seals';
import { SendLotTask } from './send-lot.task';
import { StopStore } from './stop.store';
import { StopWriting } from './stop-writing';
import { WavePlanning } from './wave-planning';
import { WriteCounts } from './write-counts';
import { WriteProgress } from './write-progress';
import { WriteRunTask } from './write-run.task';

/** Everything that decides what Feedz is to be told, and tells it. Needs the profiles, the runs and what was read. */
export const WRITE_PROVIDERS: readonly Provider[] = [
  ...[FeedzRecordStore, LotStore, PlanStore, StopStore, DayLimit, RecordSeals, WriteCounts],
  ...[StructureDecision, PersonDecision, DecisionWriter, EmailQuestionStore],
  ...[DecideStructure, DecidePersons, DecideEmails, Warnings],
  ...[FeedzClients, LateProcesses, LotContents, LotPosting, LotQueue, LotSettling, LotEnd],
  ...[WavePlanning, WriteProgress, Preview, CallOff, StopWriting],
  LostWritesTimer,
  ...[WriteRunTask, PreviewRunTask, SendLotTask, PollProcessTask],
  { provide: BeginWriting, useClass: FirstStep },
];
