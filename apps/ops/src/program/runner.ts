import type { Command } from 'commander';
import { ConfigError } from '@ponte/platform';
import type { OpsEnv } from '../config/ops-env.config';
import { printOutcome } from '../output/print-outcome';
import { OpsContext } from './context';
import { EXIT, type ExitCode } from './exit-code';
import type { Io } from './io';
import type { Outcome } from './outcome';
import { Refusal } from './refusal';
import { readSettings, type GlobalOptions } from './settings';

/** What a command does, given its positional arguments and its options. */
export type Work<O> = (
  context: OpsContext,
  options: O,
  ...args: readonly string[]
) => Promise<Outcome>;

/** Runs the command that was asked for and keeps how it ended. */
export class Runner {
  /** `undefined` while no command has run (help was shown). */
  exit: ExitCode | undefined;

  constructor(
    private readonly io: Io,
    private readonly env: () => OpsEnv,
  ) {}

  /** A Commander action that runs `work`. */
  action<O extends object>(work: Work<O>): (...given: unknown[]) => Promise<void> {
    return async (...given) => {
      const command = given.at(-1) as Command;
      const options = command.optsWithGlobals<GlobalOptions & O>();
      const args = command.processedArgs as string[];
      const outcome = await this.run(options, (context) => work(context, options, ...args));
      this.exit = outcome.exit ?? EXIT.done;
      printOutcome(this.io, pathOf(command), options.json ?? false, outcome);
    };
  }

  private async run(
    options: GlobalOptions,
    work: (context: OpsContext) => Promise<Outcome>,
  ): Promise<Outcome> {
    let context: OpsContext | undefined;
    try {
      const env = this.env();
      context = new OpsContext(readSettings(options, env), this.io, env);
      return await work(context);
    } catch (error) {
      context?.progress.clear();
      return failure(error);
    } finally {
      await context?.close();
    }
  }
}

/** What a person is told of something thrown. */
export function failure(error: unknown): Outcome {
  if (error instanceof Refusal) return { exit: error.exit, message: error.message };
  if (error instanceof ConfigError) return { exit: EXIT.refused, message: ofConfig(error) };
  const { name, message } =
    error instanceof Error ? error : { name: 'Error', message: String(error) };
  const kafka = /^KafkaJS|^Publish/.test(name);
  return {
    exit: EXIT.failed,
    message: kafka ? `O Kafka não aceitou ou não respondeu: ${message}` : `Falhou: ${message}`,
  };
}

/** `tasks list` */
function pathOf(command: Command): string {
  const parent = command.parent;
  return parent?.parent ? `${pathOf(parent)} ${command.name()}` : command.name();
}

function ofConfig({ faults, message }: ConfigError): string {
  if (!faults.some(({ where }) => where === 'KAFKA_BROKERS')) return `Configuração: ${message}`;
  return (
    'Falta KAFKA_BROKERS (host:porta, vários separados por vírgula), ou não tem essa forma. ' +
    'No repositório, "npm run stack -- up" ou "npm start" sobe um Kafka local.'
  );
}
