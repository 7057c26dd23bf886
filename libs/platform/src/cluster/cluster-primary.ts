import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { BootstrapOptions } from '../bootstrap/bootstrap-options';
import { EXIT, signalExitCode } from '../bootstrap/exit-codes';
import { DRAIN_MESSAGE } from '../bootstrap/shutdown-signals';
import type { PlatformEnv } from '../config/platform-env.config';
import { ManagementServer } from '../health/management-server';
import type { PlatformRuntime } from '../platform-runtime';
import { ClusterSource } from './cluster-source';
import { PrimaryPort } from './primary-port';
import { RestartDelays } from './restart-delays';
import { PREFLIGHTS_DONE } from './worker-channel';

/** Head room over the workers' own limit before they are killed. */
const KILL_AFTER_MS = 2_000;

/**
 * The first process of a service with several workers: holds both ports, replaces dead workers, passes the shutdown on. It runs none of the service's code. The first worker starts alone and does the preflights for all.
 */
export class ClusterPrimary {
  private draining = false;
  private failed = false;
  private readonly delays = new RestartDelays();
  private readonly restarts = new Set<NodeJS.Timeout>();
  private managementPort: number | undefined;
  private readonly port: PrimaryPort;

  constructor(
    private readonly options: BootstrapOptions,
    private readonly env: PlatformEnv,
    private readonly runtime: PlatformRuntime,
    private readonly workers: number,
  ) {
    this.port = new PrimaryPort(env.port, env.host, runtime.logger);
  }

  /** Resolves once every worker is ready. */
  async run(): Promise<void> {
    const { logger, metrics, lifecycle } = this.runtime;
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => this.onSignal(signal));
    metrics.gauge('cluster_workers', 'Worker processes that run now', [], (gauge) =>
      gauge.set(Object.keys(cluster.workers ?? {}).length),
    );
    if (this.options.management !== false) {
      const server = new ManagementServer(new ClusterSource(lifecycle, metrics.registry));
      this.managementPort = await server.listen(this.env.managementPort, this.env.host);
    }
    if (!(await this.startWorker(false))) return this.exit();
    const others = Array.from({ length: this.workers - 1 }, () => this.startWorker(true));
    if (!(await Promise.all(others)).every(Boolean)) {
      this.failed = true;
      return this.drain('a worker did not start');
    }
    lifecycle.running();
    logger.info({ workers: this.workers, managementPort: this.managementPort }, 'listening');
  }

  /** Whether the worker became ready; one that dies first is not replaced: it would die again. */
  private async startWorker(preflightsDone: boolean): Promise<boolean> {
    const worker = this.fork(preflightsDone);
    const ready = new Promise<boolean>((resolve) => {
      worker.on('message', (message: unknown) => {
        if (isReady(message)) resolve(true);
      });
    });
    const died = once(worker, 'exit').then(() => false);
    const started = await Promise.race([ready, died]);
    if (started) this.replaceWhenDead(worker);
    else if (!this.draining) this.failed = true;
    return started;
  }

  private fork(preflightsDone: boolean): Worker {
    const worker = cluster.fork({ [PREFLIGHTS_DONE]: String(preflightsDone) });
    this.port.serve(worker);
    return worker;
  }

  private replaceWhenDead(worker: Worker): void {
    const since = performance.now();
    worker.once('exit', (code, signal) => {
      if (this.draining) return;
      const delayMs = this.delays.next(performance.now() - since);
      const facts = { worker: worker.id, code, signal, delayMs };
      this.runtime.logger.error(facts, 'a worker died and is replaced');
      const timer = setTimeout(() => {
        this.restarts.delete(timer);
        if (!this.draining) this.replaceWhenDead(this.fork(true));
      }, delayMs);
      this.restarts.add(timer);
    });
  }

  private onSignal(signal: NodeJS.Signals): void {
    if (!this.draining) return void this.drain(`received ${signal}`);
    for (const worker of this.alive()) worker.process.kill('SIGKILL');
    process.exit(signalExitCode(signal));
  }

  /** Tells every worker to drain and leaves when all have left; one that overstays is killed. */
  private async drain(because: string): Promise<void> {
    this.draining = true;
    this.runtime.lifecycle.draining();
    this.port.drain();
    const { logger } = this.runtime;
    logger.info({ because, workers: this.alive().length }, 'draining');
    for (const timer of this.restarts) clearTimeout(timer);
    await Promise.all(
      this.alive().map(async (worker) => {
        const gone = once(worker, 'exit') as Promise<[number | null, string | null]>;
        // If it cannot hear, it has just died, and `gone` tells.
        if (worker.isConnected()) worker.send(DRAIN_MESSAGE, undefined, () => undefined);
        else worker.process.kill('SIGTERM');
        const limit = this.env.shutdownTimeoutMs + KILL_AFTER_MS;
        const kill = setTimeout(() => worker.process.kill('SIGKILL'), limit);
        const [code, signal] = await gone;
        clearTimeout(kill);
        if (code !== EXIT.clean) {
          this.failed = true;
          logger.error({ worker: worker.id, code, signal }, 'a worker did not drain');
        }
      }),
    );
    this.exit();
  }

  private exit(): void {
    if (!this.failed) this.runtime.logger.info('drained');
    process.exit(this.failed ? EXIT.failure : EXIT.clean);
  }

  private alive(): readonly Worker[] {
    return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  }
}

function isReady(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'ponte' in message &&
    message.ponte === 'ready'
  );
}
