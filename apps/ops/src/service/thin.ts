import type { Command } from 'commander';
import { answerOutcome } from '../ask/answer-outcome';
import type { OpsContext } from '../program/context';
import { confirm } from '../program/confirm';
import { examples } from '../program/examples';
import type { Outcome } from '../program/outcome';
import type { Runner } from '../program/runner';
import { resultText } from './result-text';

/** A command of one service, which this side only words. */
export interface Thin<O> {
  /** As Commander takes it, e.g. `close <id>`. */
  readonly usage: string;
  readonly about: string;
  readonly service: string;
  /** As the service takes it, e.g. `provisioning.close`. */
  readonly name: string;
  readonly changes: boolean;
  /** The service's arguments; those that are `undefined` are left out. @throws Refusal if they cannot be read */
  readonly args?: (options: O, ...given: readonly string[]) => object;
  /** What is asked before it is done; undefined: nothing. */
  readonly question?: (options: O, ...given: readonly string[]) => string | undefined;
  readonly examples: readonly string[];
  /** The result for people, where its members as they are say too little. */
  readonly text?: (result: unknown) => string;
}

/** Adds it to a group; options may be added to what is returned. */
export function addThin<O extends object>(group: Command, runner: Runner, thin: Thin<O>): Command {
  const command = group.command(thin.usage).description(thin.about);
  examples(command, ...thin.examples);
  return command.action(
    runner.action<O>((context, options, ...given) => ask(context, thin, options, given)),
  );
}

async function ask<O>(
  context: OpsContext,
  { service, name, changes, args, question, text = resultText }: Thin<O>,
  options: O,
  given: readonly string[],
): Promise<Outcome> {
  const asked = args?.(options, ...given) ?? {};
  const asks = question?.(options, ...given);
  if (asks !== undefined) await confirm(context, asks);
  const answer = await context.asking.ask({ service, name, args: asked, changes });
  // What is refused has facts of its own.
  const shown = answer.state === 'done' ? text : resultText;
  return answerOutcome(answer, shown(answer.result));
}
