import type { Provider } from '@nestjs/common';
import { DecideEntries } from './decide-entries';
import { LookCommands } from './look.commands';
import { MessageGroups } from './message-groups';
import { Rehashing } from './rehashing';
import { RehashCommands } from './rehash.commands';
import { ReopenCommands } from './reopen.commands';
import { ReportCommands } from './report.commands';
import { UnknownCommands } from './unknown.commands';

/** The commands of operators, and what they need beside the ledger. */
export const OPERATE_PROVIDERS: Provider[] = [
  ...[DecideEntries, UnknownCommands, ReopenCommands],
  ...[MessageGroups, ReportCommands, LookCommands],
  ...[Rehashing, RehashCommands],
];
