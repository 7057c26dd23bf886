import type { Provider } from '@nestjs/common';
import { CodesCommand } from './codes.command';
import { CountingBond } from './counting-bond';
import { DecideRunCommands } from './decide-run.commands';
import { FindRun } from './find-run';
import { HeldCommands } from './held.commands';
import { LookRunCommands } from './look-run.commands';
import { MissingCommand } from './missing.command';
import { PersonCommands } from './person.commands';
import { ReportCommands } from './report.commands';
import { ResendCommand } from './resend.command';
import { StartRunCommand } from './start-run.command';

/** The commands of operators. */
export const OPERATE_PROVIDERS: readonly Provider[] = [
  ...[FindRun, CountingBond],
  ...[StartRunCommand, DecideRunCommands, LookRunCommands],
  ...[MissingCommand, ReportCommands, HeldCommands, PersonCommands, CodesCommand, ResendCommand],
];
