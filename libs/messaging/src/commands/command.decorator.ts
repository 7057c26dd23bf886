import { SetMetadata } from '@nestjs/common';
import type { CommandHandler, PlainCommandHandler } from './command-handler';
import type { CommandSpec } from './command-spec';

/** Metadata key under which a method carries the command that it handles. */
export const COMMAND = Symbol('ponte.command');

/** What the decorators leave at a method. */
export interface CommandMark {
  readonly spec: CommandSpec;
  /** Whether the handler works inside a transaction. */
  readonly transactional: boolean;
}

type Marks<Handler> = <H extends Handler>(
  target: object,
  property: string | symbol,
  descriptor: TypedPropertyDescriptor<H>,
) => void;

/**
 * Marks a provider's method as the handler of an operator's command, of a service with a database:
 * `@Command({ name: 'provisioning.close', changes: true, about: '…', args: CloseArgs })
 * close(args: CloseArgs, asked: Asked, unit: UnitOfWork): Promise<CommandResult>`.
 */
export function Command<A extends object = object>(spec: CommandSpec<A>): Marks<CommandHandler<A>> {
  return marked({ spec: spec as CommandSpec, transactional: true });
}

/** Like {@link Command}, of a service without a database; see `PlainCommandHandler`. */
export function CommandWithoutDatabase<A extends object = object>(
  spec: CommandSpec<A>,
): Marks<PlainCommandHandler<A>> {
  return marked({ spec: spec as CommandSpec, transactional: false });
}

function marked<Handler>(mark: CommandMark): Marks<Handler> {
  return (target, property, descriptor) =>
    SetMetadata(COMMAND, mark)(target, property, descriptor as PropertyDescriptor);
}
