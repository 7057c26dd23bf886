import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PonteLogger } from '../log/ponte-logger';
import { Drain } from '../shutdown/drain';

interface Job {
  readonly name: string;
  readonly everyMs: number;
  readonly work: (signal: AbortSignal) => Promise<void>;
}

/**
 * Work that is done now and then: once after the start and then each time `everyMs` after the last run ended, so that runs
 * never overlap. A run that fails is logged and tried again at the next turn. Drained in phase `timers`.
 */
@Injectable()
export class Periodic implements OnApplicationBootstrap {
  private readonly stopping = new AbortController();
  private readonly jobs: Job[] = [];
  private readonly log: PonteLogger;
  private running: Promise<unknown> = Promise.resolve();

  constructor(drain: Drain, logger: PonteLogger) {
    this.log = logger.child({ component: 'periodic' });
    drain.add('timers', 'periodic', async () => {
      this.stopping.abort();
      await this.running;
    });
  }

  /** Call in a constructor: jobs begin when the application has started. `signal` aborts at shutdown. */
  every(name: string, everyMs: number, work: Job['work']): void {
    this.jobs.push({ name, everyMs, work });
  }

  onApplicationBootstrap(): void {
    this.running = Promise.all(this.jobs.map((job) => this.repeat(job)));
  }

  private async repeat({ name, everyMs, work }: Job): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await work(signal);
      } catch (error) {
        this.log.warn(
          { err: error, job: name },
          'a periodic job failed; tried again at its next turn',
        );
      }
      await delay(everyMs, undefined, { signal, ref: false }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    }
  }
}
