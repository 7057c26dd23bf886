import { CommanderError } from 'commander';
import { readEnv } from '@ponte/platform';
import { OpsEnv } from './config/ops-env.config';
import { printOutcome } from './output/print-outcome';
import { EXIT, type ExitCode } from './program/exit-code';
import type { Io } from './program/io';
import { faultInPortuguese } from './program/portuguese';
import { buildProgram } from './program/program';
import { failure, Runner } from './program/runner';

/** Runs the operator's command and returns its exit code. Never throws. */
export async function runOps(argv: readonly string[], io: Io): Promise<ExitCode> {
  const runner = new Runner(io, () => readEnv(OpsEnv));
  const program = buildProgram(runner);
  const wanted = argv.includes('--json');
  for (const command of [program, ...descendants(program)])
    command.exitOverride().configureOutput({
      writeOut: io.out,
      // The help of a command that lacks its sub-command.
      writeErr: io.err,
      // What is wrong is told below, once.
      outputError: () => undefined,
    });
  const onInterrupt = (): void => {
    io.err('\nInterrompido. O que já foi pedido a um serviço continua valendo até vencer.\n');
    process.exit(EXIT.interrupted);
  };
  process.once('SIGINT', onInterrupt);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return runner.exit ?? EXIT.done;
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      const outcome = failure(error);
      printOutcome(io, pathOf(argv), wanted, outcome);
      return outcome.exit ?? EXIT.failed;
    }
    if (error.exitCode === 0) return EXIT.done;
    const message =
      error.code === 'commander.help' ? 'Falta o comando.' : faultInPortuguese(error.message);
    const hint = `${message} Veja "ops --help".`;
    printOutcome(io, pathOf(argv), wanted, { exit: EXIT.refused, message: hint });
    return EXIT.refused;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

function descendants(program: ReturnType<typeof buildProgram>): (typeof program)[] {
  return program.commands.flatMap((command) => [command, ...descendants(command)]);
}

/** What was asked for, as far as it can be told from words that were not understood. */
function pathOf(argv: readonly string[]): string {
  const words = argv.findIndex((word) => word.startsWith('-'));
  return argv.slice(0, Math.min(2, words === -1 ? argv.length : words)).join(' ');
}
