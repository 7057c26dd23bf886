import type { Provider } from '@nestjs/common';
import { DecideRunCommands } from './decide-run.commands';
import { FindRun } from './find-run';
import { LookRunCommands } from './look-run.commands';
import { StartRunCommand } from './start-run.command';

/** The commands of operators. */
export const OPERATE_PROVIDERS: readonly Provider[] = [
  ...[FindRun, StartRunCommand, DecideRunCommands, LookRunCommands],
];
