import type { PlatformEnv } from '../config/platform-env.config';
import { PlatformRuntime } from '../platform-runtime';
import type { BootstrapOptions } from './bootstrap-options';
import { CommandRegistry } from './command-registry';
import { createApp } from './create-app';
import { EXIT } from './exit-codes';
import { commandHelp, isHelp } from './command-help';
import type { StandaloneCommand } from './standalone-command';

/** Runs a command for which nothing of the service is built; see {@link StandaloneCommand}. */
export function runStandalone(
  options: BootstrapOptions,
  env: PlatformEnv,
  command: StandaloneCommand,
  args: readonly string[],
): Promise<number> {
  return inRuntime(options, env, command.name, (runtime) =>
    command.run(args, { runtime, env, module: options.module }),
  );
}

/**
 * Runs a sub-command on the built application and returns its exit code; `help` lists the commands, an unknown name gets
 * the same list on stderr.
 */
export function runCommand(
  options: BootstrapOptions,
  env: PlatformEnv,
  standalone: readonly StandaloneCommand[],
  name: string,
  args: readonly string[],
): Promise<number> {
  return inRuntime(options, env, name, async (runtime) => {
    const app = await createApp(options, runtime);
    const commands = app.get(CommandRegistry, { strict: false });
    const command = commands.get(name);
    if (command) return command.run(args);
    const list = commandHelp(options.service, [...standalone, ...commands.list()]);
    if (isHelp(name)) {
      process.stdout.write(list);
      return EXIT.clean;
    }
    process.stderr.write(`Comando desconhecido: ${name}\n\n${list}`);
    return EXIT.usage;
  });
}

/** The log goes to stderr, so that stdout is the command's result. What the command opened is drained. */
async function inRuntime(
  { service }: BootstrapOptions,
  env: PlatformEnv,
  command: string,
  work: (runtime: PlatformRuntime) => Promise<number>,
): Promise<number> {
  const runtime = PlatformRuntime.create(service, env, 2);
  let code: number;
  try {
    code = await work(runtime);
  } catch (error) {
    runtime.logger.fatal({ err: error, command }, 'command failed');
    code = EXIT.failure;
  }
  const { failed } = await runtime.drain.run(env.shutdownTimeoutMs, (step, error) =>
    runtime.logger.error({ err: error, step }, 'a step of the drain failed'),
  );
  return failed.length && code === EXIT.clean ? EXIT.failure : code;
}
