import { Injectable } from '@nestjs/common';
import { PonteLogger } from '@ponte/platform';
import { isDatabaseOutage, sqlStateOf } from '../../subscribe/database-outage';
import { reasonOf } from '../rules/reason-of';
import { AttemptReport } from '../run/attempt-report';
import { RunnerWake } from '../run/runner-wake';
import { SettleFailure } from './settle-failure';
import type { SettleItem } from './settle-item';
import { Settling } from './settling';

interface Entry {
  item: SettleItem;
  readonly finished: () => void;
  /** Times that the database could not take it. */
  outages: number;
  /** Times that it was refused for what it is. */
  faults: number;
}

/** Attempts settled in one transaction: 100 cost little more than one, and a failure among them costs 100 small ones. */
const MOST_TOGETHER = 100;
/** Transactions at once: one commits while the next is filled. */
const WRITERS = 2;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** Faults after which an outcome is left to its lease: recording the first one failed as well, and twice. */
const MOST_FAULTS = 3;

/**
 * Writes outcomes as they come, those that queue up meanwhile together. A transaction that fails is repeated one outcome
 * at a time, so that only the culprit suffers; what the database cannot take now comes again a little later, behind the
 * others. While the database is away outcomes wait here; there are no more of them than calls that the runner allows.
 */
@Injectable()
export class SettleQueue {
  private queued: Entry[] = [];
  private readonly busy = new Set<string>();
  private readonly later = new Map<Entry, NodeJS.Timeout>();
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
    return new Promise((finished) => this.push({ item, finished, outages: 0, faults: 0 }));
  }

  /** Each outcome is tried once more; what cannot be written then is left to its lease. */
  abandon(): void {
    this.abandoned = true;
    for (const [entry, timer] of this.later) {
      clearTimeout(timer);
      this.push(entry);
    }
    this.later.clear();
  }

  private push(entry: Entry): void {
    this.queued.push(entry);
    if (this.writers < WRITERS) void this.write();
  }

  private async write(): Promise<void> {
    this.writers += 1;
    // What else settles in this turn of the event loop goes along.
    await new Promise((resolve) => setImmediate(resolve));
    for (let batch = this.take(); batch.length > 0; batch = this.take()) {
      await this.together(batch);
      for (const { item } of batch) this.busy.delete(item.row.id);
    }
    this.writers -= 1;
  }

  /** Outcomes of different tasks: a late one of a task that is being settled waits for its turn. */
  private take(): Entry[] {
    const batch: Entry[] = [];
    const left: Entry[] = [];
    for (const entry of this.queued) {
      const { id } = entry.item.row;
      if (batch.length >= MOST_TOGETHER || this.busy.has(id)) {
        left.push(entry);
      } else {
        this.busy.add(id);
        batch.push(entry);
      }
    }
    this.queued = left;
    return batch;
  }

  private async together(batch: readonly Entry[]): Promise<void> {
    try {
      await this.commit(batch);
    } catch (error) {
      if (isAway(error)) {
        for (const entry of batch) this.failed(entry, error);
        return;
      }
      if (batch.length > 1) {
        const what = 'tasks could not be settled together, settling one by one';
        this.log.warn({ err: error, tasks: batch.length }, what);
      }
      for (const entry of batch) await this.alone(entry);
    }
  }

  private async alone(entry: Entry): Promise<void> {
    try {
      await this.commit([entry]);
    } catch (error) {
      this.failed(entry, error);
    }
  }

  private failed(entry: Entry, error: unknown): void {
    if (isDatabaseOutage(error)) entry.outages += 1;
    else this.refused(entry, error);
    if (this.abandoned || entry.faults >= MOST_FAULTS) this.giveUp(entry, error);
    else this.again(entry, error);
  }

  /** A bug of the performer: from now on what is written is that, and not its outcome. */
  private refused(entry: Entry, error: unknown): void {
    const { item } = entry;
    entry.faults += 1;
    const facts = { err: error, task: item.row.id, kind: item.row.kind };
    this.log.error(facts, 'what a task brought about could not be written: a bug of its performer');
    if (item.event.type === 'settle-failed') return;
    // Faults at the flush (an event off its contract, a draft too large) are the performer's too, but come without it.
    const [then, why] =
      error instanceof SettleFailure
        ? [error.transition, error.cause]
        : [this.settling.judgeAlone(item), error];
    entry.item = { ...item, event: { type: 'settle-failed', reason: reasonOf(why), then } };
  }

  private again(entry: Entry, error: unknown): void {
    const tries = entry.outages + entry.faults;
    if (entry.outages === 1) {
      const facts = { err: error, task: entry.item.row.id };
      this.log.warn(facts, 'a task could not be settled, it is tried again');
    }
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
    const comeBack = (): void => {
      this.later.delete(entry);
      this.push(entry);
    };
    this.later.set(entry, setTimeout(comeBack, pauseMs));
  }

  private giveUp({ item, finished }: Entry, error: unknown): void {
    const facts = { err: error, task: item.row.id, kind: item.row.kind };
    this.log.error(facts, 'a task was not settled: its lease will run out');
    finished();
  }

  private async commit(entries: readonly Entry[]): Promise<void> {
    const report = await this.settling.settle(entries.map(({ item }) => item));
    this.report.of(report);
    if (report.woken > 0 || report.pausesEnded.length > 0) this.wake.committed();
    for (const { finished } of entries) finished();
  }
}

/** Locks and deadlocks (55P03, 25P03, class 40) concern one outcome of several; anything else of the kind, all of them. */
function isAway(error: unknown): boolean {
  return isDatabaseOutage(error) && !/^(40|55P03|25P03)/.test(sqlStateOf(error) ?? '');
}
