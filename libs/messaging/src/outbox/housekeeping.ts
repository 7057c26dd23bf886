import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Drain, PonteLogger } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { purgeInbox } from '../inbox/inbox-purge';
import { SubscribeConfig } from '../subscribe/subscribe.config';
import { OutboxStore } from './outbox-store';

/** Rows of one statement: its locks and its WAL stay small beside the work of the service. */
const BATCH = 2_000;
const EVERY_MS = 600_000;

/** Deletes what inbox and outbox no longer need to know, in small batches, every ten minutes. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap {
  private readonly stopping = new AbortController();
  private readonly log: PonteLogger;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    private readonly outbox: OutboxStore,
    private readonly config: SubscribeConfig,
    drain: Drain,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'housekeeping' });
    drain.add('timers', 'housekeeping', async () => {
      this.stopping.abort();
      await this.running;
    });
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.purge((limit) =>
          purgeInbox(this.database, this.config.inboxRetentionDays, limit),
        );
        await this.purge((limit) => this.outbox.purge(this.config.outboxRetentionDays, limit));
      } catch (error) {
        this.log.warn(
          { err: error },
          'old rows of inbox and outbox could not be deleted; tried again later',
        );
      }
      await pause(EVERY_MS, signal);
    }
  }

  private async purge(batch: (limit: number) => Promise<number>): Promise<void> {
    let deleted = BATCH;
    while (deleted === BATCH && !this.stopping.signal.aborted) deleted = await batch(BATCH);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
