import type { Command } from 'commander';

/** Adds examples to a command's help. */
export function examples(command: Command, ...lines: readonly string[]): Command {
  const shown = lines.map((line) => `  ops ${line}`).join('\n');
  return command.addHelpText('after', `\nExemplos:\n${shown}`);
}
