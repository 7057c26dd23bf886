export type { Asked } from './asked';
export { CommandAnswers } from './command-answers';
export { CommandBook } from './command-book';
export type { CommandHandler, PlainCommandHandler } from './command-handler';
export type { CommandReport } from './command-report';
export { refused, RESULT_BYTES, type CommandResult } from './command-result';
export type { CommandSpec } from './command-spec';
export { Command, CommandWithoutDatabase } from './command.decorator';
export { pageOf, type Page } from './page-of';
