import 'reflect-metadata';
import cluster from 'node:cluster';
import { ClusterPrimary } from '../cluster/cluster-primary';
import { moduleFaults } from '../config/module-faults';
import { PlatformEnv } from '../config/platform-env.config';
import { checkEnv } from '../config/read-env';
import { PlatformRuntime } from '../platform-runtime';
import { installTracing } from '../tracing/trace-context';
import type { BootstrapOptions } from './bootstrap-options';
import { EXIT } from './exit-codes';
import { refuse } from './refuse';
import { runCommand } from './run-command';
import { ServiceProcess } from './service-process';

/**
 * The only thing that a service's main.ts calls. Without arguments it runs the service: configuration → modules →
 * preflights → init → microservice → listen → ready, until SIGTERM drains it. With an argument it runs a sub-command
 * (`node main.js help` lists them). Exit codes: docs/configuration.md.
 */
export async function bootstrap(options: BootstrapOptions): Promise<void> {
  installTracing();
  const { value: env, faults: platformFaults } = checkEnv(PlatformEnv);
  const faults = [...platformFaults, ...(await moduleFaults(options.module))];
  const lines = [...new Set(faults.map(({ where, message }) => `${where}: ${message}`))];
  if (lines.length) return refuse(options.service, 'its configuration is faulty', lines);

  const [command, ...args] = process.argv.slice(2);
  if (command !== undefined) {
    process.exit(await runCommand(options, env, command, args));
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
