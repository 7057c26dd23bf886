import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, MigrationExecutor } from 'typeorm';
import { PlatformEnv } from '../config/platform-env.config';
import { PonteLogger } from '../log/ponte-logger';
import { withMigrationLock } from './migration-lock';

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 5_000;

/** The service's database: its connection at start, and its migrations. */
@Injectable()
export class Database implements OnModuleInit {
  private connecting: Promise<void> | undefined;
  private readonly logger: PonteLogger;

  constructor(
    readonly dataSource: DataSource,
    private readonly env: PlatformEnv,
    logger: PonteLogger,
  ) {
    this.logger = logger.child({ component: 'database' });
  }

  /** For applications that are built without `bootstrap`, which connects in its preflight. */
  async onModuleInit(): Promise<void> {
    await this.connect();
  }

  /**
   * Opens the pool, waiting for a database that is not there yet up to `STARTUP_TIMEOUT_MS`; then rejects with the last
   * error. Called again, joins the first call.
   */
  connect(): Promise<void> {
    this.connecting ??= this.open();
    return this.connecting;
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  /** Names of migrations in the order of their application, and whether each was applied. */
  async migrations(): Promise<readonly { readonly name: string; readonly applied: boolean }[]> {
    await this.connect();
    const executor = new MigrationExecutor(this.dataSource);
    const applied = (await executor.getExecutedMigrations()).map(({ name }) => name);
    const pending = (await executor.getPendingMigrations()).map(({ name }) => name);
    return [
      ...applied.reverse().map((name) => ({ name, applied: true })),
      ...pending.map((name) => ({ name, applied: false })),
    ];
  }

  async pendingMigrations(): Promise<readonly string[]> {
    return (await this.migrations()).filter(({ applied }) => !applied).map(({ name }) => name);
  }

  /** Applies what is pending, each in its own transaction; the names. Replicas that come at once take turns. */
  async migrate(): Promise<readonly string[]> {
    await this.connect();
    return withMigrationLock(this.dataSource, this.logger, async (runner) => {
      const executor = new MigrationExecutor(this.dataSource, runner);
      executor.transaction = 'each';
      const applied = (await executor.executePendingMigrations()).map(({ name }) => name);
      this.logger.info({ applied }, 'migrations applied');
      return applied;
    });
  }

  private async open(): Promise<void> {
    const until = performance.now() + this.env.startupTimeoutMs;
    let delayMs = FIRST_DELAY_MS;
    for (let attempt = 1; !this.dataSource.isInitialized; attempt++) {
      try {
        await this.dataSource.initialize();
      } catch (error) {
        if (performance.now() + delayMs > until || !isOutage(error)) throw error;
        this.logger.warn(
          { attempt, retryInMs: delayMs, err: error },
          'the database is not there yet',
        );
        await delay(delayMs);
        delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
      }
    }
  }
}

/**
 * Whether waiting may help. A wrong password (28), an unknown database (3D) or a mistake in an entity stays as it is.
 */
function isOutage(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof AggregateError) return error.errors.every(isOutage);
  if (typeof code !== 'string')
    return error instanceof Error && /timeout|terminated/i.test(error.message);
  return /^E[A-Z_]+$/.test(code) || /^(08|53|57)/.test(code);
}
