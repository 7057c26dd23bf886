import 'reflect-metadata';
import cluster from 'node:cluster';
import { ClusterPrimary } from '../cluster/cluster-primary';
import type { ConfigFault } from '../config/config-fault';
import { moduleFaults } from '../config/module-faults';
import { PlatformEnv } from '../config/platform-env.config';
import { checkEnv } from '../config/read-env';
import { PlatformRuntime } from '../platform-runtime';
import { installTracing } from '../tracing/trace-context';
import type { BootstrapOptions } from './bootstrap-options';
import { commandHelp, isHelp } from './command-help';
import { EXIT } from './exit-codes';
import { refuse } from './refuse';
import { runCommand, runStandalone } from './run-command';
import { ServiceProcess } from './service-process';
import { standaloneCommands } from './standalone-command';

const FAULTY = 'its configuration is faulty';

/**
 * The only thing that a service's main.ts calls. Without arguments it runs the service: configuration → modules →
 * preflights → init → microservice → listen → ready, until SIGTERM drains it. With an argument it runs a sub-command
 * (`node main.js help` lists them); one
 * that prepares an environment needs its own settings only. Exit codes: docs/configuration.md.
 */
export async function bootstrap(options: BootstrapOptions): Promise<void> {
  installTracing();
  const { value: env, faults: platformFaults } = checkEnv(PlatformEnv);
  const [name, ...args] = process.argv.slice(2);
  const standalone = name === undefined ? [] : await standaloneCommands(options.module);
  const command = standalone.find((one) => one.name === name);
  if (command) {
    const faults = [...platformFaults, ...command.needs.flatMap((type) => checkEnv(type).faults)];
    if (faults.length) return refuse(`${options.service} ${command.name}`, FAULTY, linesOf(faults));
    process.exit(await runStandalone(options, env, command, args));
  }
  const faults = linesOf([...platformFaults, ...(await moduleFaults(options.module))]);
  if (faults.length && name !== undefined && isHelp(name)) {
    const others =
      'Outros comandos do serviço, se houver, aparecem com a configuração dele completa.';
    process.stdout.write(`${commandHelp(options.service, standalone)}\n${others}\n`);
    process.exit(EXIT.clean);
  }
  if (faults.length) return refuse(options.service, FAULTY, faults);
  if (name !== undefined) {
    process.exit(await runCommand(options, env, standalone, name, args));
  }
  const workers =
    typeof options.workers === 'function' ? options.workers() : (options.workers ?? 1);
  const runtime = PlatformRuntime.create(options.service, env);
  try {
    if (workers > 1 && cluster.isPrimary) {
      await new ClusterPrimary(options, env, runtime, workers).run();
    } else await new ServiceProcess(options, env, runtime).run();
  } catch (error) {
    runtime.logger.fatal({ err: error }, 'start failed');
    process.exit(EXIT.failure);
  }
}

function linesOf(faults: readonly ConfigFault[]): readonly string[] {
  return [...new Set(faults.map(({ where, message }) => `${where}: ${message}`))];
}
