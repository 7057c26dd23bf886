import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Drain, PonteLogger } from '@ponte/platform';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { TaskRegistry } from '../task-registry';
import { TasksEnv } from '../tasks-env.config';
import { watchCommits } from './commit-watch';
import { RunnerWake } from './runner-wake';

export const CHANNEL = 'ponte_task';
/** Commits within this time are one notification. */
const COALESCE_MS = 20;
const FIRST_RECONNECT_MS = 1_000;
const LAST_RECONNECT_MS = 30_000;

/**
 * Tells the other processes of a service that tasks may be due, and hears it from them. Only a hint: whatever is lost,
 * here or behind a pooler, is found by the next poll.
 */
@Injectable()
export class TaskNotifications implements OnApplicationBootstrap {
  private readonly log: PonteLogger;
  private pending: NodeJS.Timeout | undefined;
  private sending: Promise<void> = Promise.resolve();
  private client: Client | undefined;
  private reconnect: NodeJS.Timeout | undefined;
  private reconnectMs = FIRST_RECONNECT_MS;
  private stopped = false;

  constructor(
    private readonly database: DataSource,
    private readonly registry: TaskRegistry,
    private readonly wake: RunnerWake,
    private readonly env: TasksEnv,
    private readonly drain: Drain,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'tasks' });
  }

  onApplicationBootstrap(): void {
    const unwatch = watchCommits(this.database, () => this.wake.committed());
    this.wake.onCommitted(() => this.notifySoon());
    this.drain.add('timers', 'task notifications', async () => {
      this.stopped = true;
      unwatch();
      await this.close();
    });
    if (this.env.listen && this.registry.names.length > 0) void this.listen();
  }

  private notifySoon(): void {
    if (this.stopped || this.pending) return;
    this.pending = setTimeout(() => {
      this.pending = undefined;
      this.sending = this.notify();
    }, COALESCE_MS);
  }

  private async notify(): Promise<void> {
    try {
      await this.database.query(`SELECT pg_notify($1, $2)`, [CHANNEL, '']);
    } catch (error) {
      this.log.debug({ err: error }, 'other processes were not notified of new tasks, they poll');
    }
  }

  private async listen(): Promise<void> {
    const client = new Client({
      connectionString: this.env.directUrl ?? this.connectionUrl(),
      application_name: 'ponte-task-listener',
      keepAlive: true,
    });
    this.client = client;
    const lost = (error?: unknown): void => this.lost(client, error);
    client.on('error', lost);
    client.on('end', () => lost());
    client.on('notification', () => this.wake.ring());
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.reconnectMs = FIRST_RECONNECT_MS;
      this.wake.ring();
    } catch (error) {
      lost(error);
    }
  }

  /** Every way in which a connection can end leads here; the first one counts. */
  private lost(client: Client, error: unknown): void {
    if (this.client !== client) return;
    this.client = undefined;
    if (this.stopped) return;
    this.log.warn(
      { err: error, againInMs: this.reconnectMs },
      'not listening for new tasks: they start at the next poll',
    );
    client
      .end()
      .catch((endError: unknown) =>
        this.log.debug({ err: endError }, 'the lost connection could not be closed'),
      );
    this.reconnect = setTimeout(() => void this.listen(), this.reconnectMs);
    this.reconnectMs = Math.min(LAST_RECONNECT_MS, 2 * this.reconnectMs);
  }

  private async close(): Promise<void> {
    clearTimeout(this.reconnect);
    clearTimeout(this.pending);
    await this.sending;
    const client = this.client;
    this.client = undefined;
    await client?.end();
  }

  private connectionUrl(): string | undefined {
    const { options } = this.database;
    return 'url' in options ? options.url : undefined;
  }
}
