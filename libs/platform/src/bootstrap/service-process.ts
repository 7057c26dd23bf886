import cluster from 'node:cluster';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { answerPrimary, skipsPreflights } from '../cluster/worker-channel';
import { WorkerPort } from '../cluster/worker-port';
import type { PlatformEnv } from '../config/platform-env.config';
import { EventLoopWatch } from '../health/event-loop-watch';
import { ManagementServer } from '../health/management-server';
import { OwnSource } from '../health/own-source';
import type { PlatformRuntime } from '../platform-runtime';
import type { BootstrapOptions } from './bootstrap-options';
import { createApp } from './create-app';
import { EXIT } from './exit-codes';
import { HttpDrain } from './http-drain';
import { connectStrategy } from './microservice-strategy';
import { OwnPort } from './own-port';
import { PreflightRegistry } from './preflight-registry';
import { refuse } from './refuse';
import { runPreflights } from './run-preflights';
import { onShutdownSignal } from './shutdown-signals';

/** One service process from its first line to its last. */
export class ServiceProcess {
  private exiting: Promise<never> | undefined;

  constructor(
    private readonly options: BootstrapOptions,
    private readonly env: PlatformEnv,
    private readonly runtime: PlatformRuntime,
  ) {}

  /** Resolves when the service is ready. A start that fails drains what it had opened and ends the process. */
  async run(): Promise<void> {
    this.watchFaults();
    onShutdownSignal((signal) => void this.leave(`received ${signal}`, EXIT.clean));
    try {
      await this.begin();
    } catch (error) {
      // After a signal, what was starting fails because the drain closed it.
      if (!this.exiting) this.runtime.logger.fatal({ err: error }, 'start failed');
      await this.leave('start failed', EXIT.failure);
    }
  }

  private async begin(): Promise<void> {
    const { runtime, env } = this;
    const managementPort = await this.openManagement();
    const app = await createApp(this.options, runtime);
    runtime.drain.add('application', 'nest', () => app.close());
    await this.preflight(app);
    if (this.exiting) return;
    const port = await this.start(app);
    runtime.lifecycle.running();
    process.send?.({ ponte: 'ready' });
    const ports = { ...(port !== undefined && { port }), managementPort };
    runtime.logger.info({ ...ports, host: env.host }, 'listening');
  }

  /** The management port of this process, or the answers to a cluster's primary. */
  private async openManagement(): Promise<number | undefined> {
    const { runtime, env } = this;
    runtime.metrics.collectProcess();
    const watch = new EventLoopWatch(runtime.health);
    runtime.drain.add('management', 'event-loop', () => watch.stop());
    runtime.drain.add('unready', 'readiness', (signal) => this.unready(signal));
    const source = new OwnSource(runtime);
    if (cluster.isWorker) answerPrimary(source, runtime.metrics);
    if (cluster.isWorker || this.options.management === false) return undefined;
    const server = new ManagementServer(source);
    runtime.drain.add('management', 'server', () => server.close());
    return server.listen(env.managementPort, env.host);
  }

  private async preflight(app: NestFastifyApplication): Promise<void> {
    if (skipsPreflights()) return;
    const preflights = app.get(PreflightRegistry, { strict: false }).list();
    const { logger } = this.runtime;
    const faults = await runPreflights(preflights, this.env.autoMigrate, logger);
    if (!faults.length) return;
    logger.fatal({ faults }, 'does not start: preflight');
    const mend = 'or start with AUTO_MIGRATE=true';
    refuse(this.options.service, 'what it needs is not there', [...faults, mend]);
  }

  /** Connects, listens; the public port, if there is one. */
  private async start(app: NestFastifyApplication): Promise<number | undefined> {
    const { options, env, runtime } = this;
    const fastify = app.getHttpAdapter().getInstance();
    const port = cluster.isWorker
      ? new WorkerPort(fastify.server as Server)
      : new OwnPort(app, env.port, env.host);
    const drain = new HttpDrain(fastify, port);
    if (options.publicHttp) {
      runtime.drain.add('public-http', 'server', (signal) => drain.run(signal));
      await options.configureHttp?.(fastify, app);
    }
    const hears = connectStrategy(app);
    await app.init();
    if (hears) await app.startAllMicroservices();
    if (!options.publicHttp) return undefined;
    await fastify.ready();
    return port.open();
  }

  private async unready(signal: AbortSignal): Promise<void> {
    const wasReady = this.runtime.lifecycle.current === 'running';
    this.runtime.lifecycle.draining();
    if (!this.options.publicHttp || !wasReady || !this.env.drainDelayMs) return;
    await Promise.race([
      delay(this.env.drainDelayMs),
      new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true })),
    ]);
  }

  /** A bug anywhere: said loudly, drained, exit 1. */
  private watchFaults(): void {
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(event, (error: unknown) => {
        this.runtime.logger.fatal({ err: error }, event);
        void this.leave(event, EXIT.failure);
      });
    }
  }

  /** Drains once and ends the process; later calls join the first. */
  leave(because: string, code: number): Promise<never> {
    this.exiting ??= this.drainAndExit(because, code);
    return this.exiting;
  }

  private async drainAndExit(because: string, code: number): Promise<never> {
    const { logger, drain } = this.runtime;
    logger.info({ because, timeoutMs: this.env.shutdownTimeoutMs }, 'draining');
    const { left, failed } = await drain.run(this.env.shutdownTimeoutMs, (step, error) =>
      logger.error({ err: error, step }, 'a step of the drain failed'),
    );
    const clean = !left.length && !failed.length;
    if (clean) logger.info('drained');
    else logger.error({ left, failed }, 'left before everything was finished');
    process.exit(clean ? code : EXIT.failure);
  }
}
