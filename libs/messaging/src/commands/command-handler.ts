import type { UnitOfWork } from '../unit/unit-of-work';
import type { Asked } from './asked';
import type { CommandReport } from './command-report';
import type { CommandResult } from './command-result';

/**
 * Handles a command inside the transaction that hears it: what it does through `unit` and what it answers commit
 * together, once. No outside calls: enqueue tasks, or begin a run and answer `progress`.
 */
export type CommandHandler<A extends object> = (
  args: A,
  asked: Asked,
  unit: UnitOfWork,
) => Promise<CommandResult>;

/**
 * Handles a command of a service without a database: at least once. It may run again if the process dies before its
 * answer is on the log, so a repeat must change nothing more.
 */
export type PlainCommandHandler<A extends object> = (
  args: A,
  asked: Asked,
  report: CommandReport,
) => Promise<CommandResult>;
