import type { PlatformEnv } from '../config/platform-env.config';
import { PlatformRuntime } from '../platform-runtime';
import type { BootstrapOptions } from './bootstrap-options';
import { CommandRegistry } from './command-registry';
import { createApp } from './create-app';
import { EXIT } from './exit-codes';

/**
 * Runs a sub-command on the built application and returns its exit code. The log goes to stderr, so that stdout is the
 * command's result. What the command opened is drained.
 */
export async function runCommand(
  options: BootstrapOptions,
  env: PlatformEnv,
  name: string,
  args: readonly string[],
): Promise<number> {
  const runtime = PlatformRuntime.create(options.service, env, 2);
  try {
    const app = await createApp(options, runtime);
    const commands = app.get(CommandRegistry, { strict: false });
    const command = commands.get(name);
    const code = command ? await command.run(args) : help(options.service, name, commands);
    const { failed } = await runtime.drain.run(env.shutdownTimeoutMs, (step, error) =>
      runtime.logger.error({ err: error, step }, 'a step of the drain failed'),
    );
    return failed.length && code === EXIT.clean ? EXIT.failure : code;
  } catch (error) {
    runtime.logger.fatal({ err: error, command: name }, 'command failed');
    return EXIT.failure;
  }
}

/** `help` lists the commands; an unknown name gets the same list on stderr. */
function help(service: string, name: string, commands: CommandRegistry): number {
  const asked = ['help', '--help', '-h'].includes(name);
  const rows = [
    { name: '(nenhum)', description: 'Executa o serviço até receber SIGTERM' },
    { name: 'help', description: 'Mostra esta lista' },
    ...commands.list(),
  ];
  const width = Math.max(...rows.map((row) => row.name.length));
  const list = rows.map((row) => `  ${row.name.padEnd(width)}  ${row.description}`).join('\n');
  const text = `Uso: node main.js [comando]\n\nComandos de ${service}:\n${list}\n`;
  if (asked) process.stdout.write(text);
  else process.stderr.write(`Comando desconhecido: ${name}\n\n${text}`);
  return asked ? EXIT.clean : EXIT.usage;
}
