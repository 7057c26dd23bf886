import { Injectable } from '@nestjs/common';
import { PonteLogger } from '@ponte/platform';
import { isDatabaseOutage } from '../../subscribe/database-outage';
import { reasonOf } from '../rules/reason-of';
import { AttemptReport } from '../run/attempt-report';
import { RunnerWake } from '../run/runner-wake';
import { SettleFailure } from './settle-failure';
import type { SettleItem } from './settle-item';
import { Settling } from './settling';

interface Entry {
  readonly item: SettleItem;
  readonly finished: () => void;
}

/** Attempts settled in one transaction: 100 cost little more than one, and a failure among them costs 100 small ones. */
const MOST_TOGETHER = 100;
/** Transactions at once: one commits while the next is filled. */
const WRITERS = 2;
const LONGEST_PAUSE_MS = 5_000;
/** Failures that are not the database's, after which an outcome is left to its lease. */
const MOST_FAULTS = 3;

/**
 * Writes outcomes as they come, those that queue up meanwhile together. A transaction that fails is repeated one outcome
 * at a time, so that only the culprit suffers. While the database is away outcomes wait here; there are no more of them
 * than calls that the runner allows.
 */
@Injectable()
export class SettleQueue {
  private readonly queued: Entry[] = [];
  private readonly busy = new Set<string>();
  private writers = 0;
  private abandoned = false;
  private readonly log: PonteLogger;

  constructor(
    private readonly settling: Settling,
    private readonly report: AttemptReport,
    private readonly wake: RunnerWake,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'tasks' });
  }

  /** Resolves when the outcome is written, or was given up because its process leaves; never rejects. */
  add(item: SettleItem): Promise<void> {
    return new Promise((finished) => {
      this.queued.push({ item, finished });
      if (this.writers < WRITERS) void this.write();
    });
  }

  /** Stops repeating: what cannot be written now is left to its lease. */
  abandon(): void {
    this.abandoned = true;
  }

  private async write(): Promise<void> {
    this.writers += 1;
    // What else settles in this turn of the event loop goes along.
    await new Promise((resolve) => setImmediate(resolve));
    for (let batch = this.take(); batch.length > 0; batch = this.take()) {
      await this.together(batch);
      for (const { item, finished } of batch) {
        this.busy.delete(item.row.id);
        finished();
      }
    }
    this.writers -= 1;
  }

  /** Outcomes of different tasks: a late one of a task that is being settled waits for its turn. */
  private take(): Entry[] {
    const batch: Entry[] = [];
    for (let index = 0; index < this.queued.length && batch.length < MOST_TOGETHER;) {
      const entry = this.queued[index];
      if (!entry || this.busy.has(entry.item.row.id)) {
        index += 1;
        continue;
      }
      this.busy.add(entry.item.row.id);
      this.queued.splice(index, 1);
      batch.push(entry);
    }
    return batch;
  }

  private async together(batch: readonly Entry[]): Promise<void> {
    try {
      await this.commit(batch.map(({ item }) => item));
    } catch (error) {
      if (batch.length > 1)
        this.log.warn(
          { err: error, tasks: batch.length },
          'tasks could not be settled together, settling one by one',
        );
      for (const { item } of batch) await this.alone(item);
    }
  }

  private async alone(first: SettleItem): Promise<void> {
    let item = first;
    for (let faults = 0, passing = 0; ;) {
      try {
        return await this.commit([item]);
      } catch (error) {
        const isFault = !isDatabaseOutage(error);
        if (isFault) {
          faults += 1;
          item = this.afterFault(item, error);
        } else {
          passing += 1;
          if (passing === 1)
            this.log.warn(
              { err: error, task: item.row.id },
              'a task could not be settled, trying again',
            );
        }
        if (this.abandoned || faults >= MOST_FAULTS) {
          this.log.error(
            { err: error, task: item.row.id, kind: item.row.kind },
            'a task was not settled: its lease will run out',
          );
          return;
        }
        await pause(Math.min(LONGEST_PAUSE_MS, 50 * 2 ** (faults + passing)));
      }
    }
  }

  private afterFault(item: SettleItem, error: unknown): SettleItem {
    this.log.error(
      { err: error, task: item.row.id, kind: item.row.kind },
      'what a task brought about could not be written: a bug of its performer',
    );
    // Faults at the flush (an event off its contract, a draft too large) are the performer's too, but come without it.
    const then = error instanceof SettleFailure ? error.transition : this.settling.judgeAlone(item);
    return item.event.type === 'settle-failed'
      ? item
      : {
          ...item,
          event: {
            type: 'settle-failed',
            reason: reasonOf(error instanceof SettleFailure ? error.cause : error),
            then,
          },
        };
  }

  private async commit(items: readonly SettleItem[]): Promise<void> {
    const report = await this.settling.settle(items);
    this.report.of(report);
    if (report.woken > 0 || report.pausesEnded.length > 0) this.wake.committed();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
