import type { Provider } from '@nestjs/common';
import { CodesCommand } from './codes.command';
import { CountingBond } from './counting-bond';
import { DecideRunCommands } from './decide-run.commands';
import { FindRun } from './find-run';
import { HeldCommands } from './held.commands';
import { LookRunCommands } from './look-run.commands';
import { MissingCommand } from './missing.command';
import { PersonCommands } from './person.commands';
import { RehashCommand } from './rehash/rehash.command';
import { RehashPersons } from './rehash/rehash-persons';
import { RehashStore } from './rehash/rehash.store';
import { Rehashing } from './rehash/rehashing';
import { RenewedBonds } from './rehash/renewed-bonds';
import { RenewedPersons } from './rehash/renewed-persons';
import { RenewedRecords } from './rehash/renewed-records';
import { PreviewRecords } from '../write/preview-records';
import { PreviewCommand } from './preview.command';
import { ReportCommands } from './report.commands';
import { ResendCommand } from './resend.command';
import { StartRunCommand } from './start-run.command';

/** The commands of operators. */
export const OPERATE_PROVIDERS: readonly Provider[] = [
  ...[FindRun, CountingBond],
  ...[StartRunCommand, DecideRunCommands, LookRunCommands],
  ...[MissingCommand, ReportCommands, HeldCommands, PersonCommands, CodesCommand, ResendCommand],
  ...[PreviewRecords, PreviewCommand],
  ...[RehashStore, RenewedPersons, RenewedBonds, RenewedRecords],
  ...[RehashPersons, Rehashing, RehashCommand],
];
