import type { PonteLogger } from '@ponte/platform';
import { deadLetter, type DeadCause, type DeadClass } from '../dead-letters/dead-letter';
import type { NextAttempt } from '../inbox/attempt-rules';
import type { ConsumeAttempts, TopicPartition } from '../inbox/consume-attempts';
import { claim, inboxKey, type InboxEntry } from '../inbox/inbox';
import { Turns } from '../inbox/turns';
import type { CollectedUnit } from '../unit/collected-unit';
import type { TransactionRunner } from '../unit/transaction-runner';
import { callHandler } from './call-handler';
import { isDatabaseOutage } from './database-outage';
import { failureReason } from './failure-reason';
import { atOwnPlace } from './own-place';
import { runsOf } from './runs-of';
import { UnacceptableEvent } from './heard';
import { tellBuried } from './tell-buried';
import { whereOf } from './where-of';
import type { Incoming } from './incoming';

/** An event that failed alone this often, for reasons that are not the database's, is dead. */
const FAILURES_ALLOWED = 3;

const KILLER: DeadCause = { class: 'crash', reason: 'the process died whenever it ran' };

/** How far a slice came. With `outage` the rest is to be tried again later: the database is away, or busy. */
export interface SliceOutcome {
  /** Events from the start of the slice that are settled: handled now or earlier, or dead. */
  readonly settled: number;
  readonly outage?: unknown;
}

/** What the processor tells of each event that was new, for metrics. */
export type SettledListener = (event: Incoming, end: 'done' | DeadClass) => void;

/** Runs slices: whole in one transaction, and event by event after a failure, so that only the culprit is lost. */
export class SliceProcessor {
  private readonly turns = new Turns();

  constructor(
    private readonly service: string,
    private readonly transactions: TransactionRunner,
    private readonly attempts: ConsumeAttempts,
    private readonly log: PonteLogger,
    private readonly now: () => Date,
    private readonly onSettled: SettledListener = () => undefined,
  ) {}

  /**
   * @param slice events of one partition in log order, at least one
   * @param leave says whether to stop at the next safe point (rebalance, shutdown)
   */
  async process(
    at: TopicPartition,
    slice: readonly Incoming[],
    offsets: readonly bigint[],
    leave: () => boolean,
  ): Promise<SliceOutcome> {
    try {
      const next = await this.attempts.next(at, offsets[0] ?? 0n, offsets.at(-1) ?? 0n);
      return await this.turns.run(next.alone, () => this.attempt(at, slice, next, leave));
    } catch (outage) {
      return { settled: 0, outage };
    }
  }

  private async attempt(
    at: TopicPartition,
    slice: readonly Incoming[],
    next: NextAttempt,
    leave: () => boolean,
  ): Promise<SliceOutcome> {
    const { mode } = next;
    let settled = 0;
    try {
      await this.attempts.begin(at, next);
      if (mode === 'slice' && (await this.together(at, slice))) return { settled: slice.length };
      const each = mode === 'slice' ? slice : slice.slice(0, 1);
      for (const event of each) {
        if (settled > 0 && leave()) break;
        const last = settled === each.length - 1;
        if (mode === 'crash') await this.bury(at, event, KILLER, last);
        else await this.alone(at, event, last);
        settled += 1;
      }
      return { settled };
    } catch (outage) {
      this.attempts.interrupted(at);
      return { settled, outage };
    }
  }

  /** The first pass, without savepoints. `false` if something in it failed; throws if the database is away. */
  private async together(at: TopicPartition, slice: readonly Incoming[]): Promise<boolean> {
    try {
      await this.transaction(at, slice, true);
      return true;
    } catch (error) {
      if (isDatabaseOutage(error)) throw error;
      this.log.warn(
        { err: error, topic: at.topic, partition: at.partition, events: slice.length },
        'a slice failed; its events run one by one',
      );
      return false;
    }
  }

  private async alone(at: TopicPartition, event: Incoming, last: boolean): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      try {
        await this.transaction(at, [event], last);
        return;
      } catch (error) {
        if (isDatabaseOutage(error)) throw error;
        const unacceptable = error instanceof UnacceptableEvent;
        if (unacceptable || failures >= FAILURES_ALLOWED) {
          await this.bury(
            at,
            event,
            { class: unacceptable ? 'unacceptable' : 'handler', reason: failureReason(error) },
            last,
            error,
          );
          return;
        }
      }
    }
  }

  private async transaction(
    at: TopicPartition,
    slice: readonly Incoming[],
    last: boolean,
  ): Promise<void> {
    const settled = await this.transactions.runCollected(async (unit) => {
      const fresh = await this.claimed(unit, slice, undefined);
      const dead = fresh.filter((event) => event.kind === 'broken');
      for (const event of dead)
        unit.tellRaw(
          deadLetter(
            this.service,
            event.origin,
            { class: 'contract', reason: event.reason },
            this.now(),
          ),
        );
      for (const run of runsOf(fresh)) await callHandler(run[0].subscription, run, unit);
      if (last) await this.attempts.endWithin(unit.manager, at);
      return fresh;
    });
    if (last) this.attempts.ended(at);
    for (const event of settled) {
      if (event.kind === 'broken')
        this.log.error(
          { ...whereOf(event), reason: event.reason },
          'event is dead: it breaks its contract',
        );
      this.onSettled(event, event.kind === 'broken' ? 'contract' : 'done');
    }
  }

  /** A record that cannot even be buried as what it says it is must not hold its partition: it is buried by its place. */
  private async bury(
    at: TopicPartition,
    event: Incoming,
    cause: DeadCause,
    last: boolean,
    error?: unknown,
  ): Promise<void> {
    try {
      await this.buryAs(at, event, cause, last, error);
    } catch (failure) {
      if (isDatabaseOutage(failure)) throw failure;
      this.log.error({ err: failure, ...whereOf(event) }, 'a dead event could not be kept as such');
      await this.buryAs(at, atOwnPlace(at, event), cause, last, error);
    }
  }

  private async buryAs(
    at: TopicPartition,
    event: Incoming,
    cause: DeadCause,
    last: boolean,
    error?: unknown,
  ): Promise<void> {
    const fresh = await this.transactions.runCollected(async (unit) => {
      const claimed = await this.claimed(unit, [event], 'dead');
      if (claimed.length > 0) {
        unit.tellRaw(deadLetter(this.service, event.origin, cause, this.now()));
        await tellBuried(event, cause, unit);
      }
      if (last) await this.attempts.endWithin(unit.manager, at);
      return claimed;
    });
    if (last) this.attempts.ended(at);
    if (fresh.length === 0) return;
    this.log.error(
      { ...whereOf(event), class: cause.class, err: error, reason: cause.reason },
      'event is dead',
    );
    this.onSettled(event, cause.class);
  }

  /** The events of the slice that were not handled before, in log order, each once. */
  private async claimed(
    unit: CollectedUnit,
    slice: readonly Incoming[],
    state: InboxEntry['state'] | undefined,
  ): Promise<Incoming[]> {
    const entries = slice.map((event): InboxEntry => ({
      topic: event.origin.topic,
      eventId: event.origin.eventId,
      state: state ?? (event.kind === 'broken' ? 'dead' : 'done'),
    }));
    const fresh = await claim(unit.manager, entries, slice[0]?.replay ?? false);
    return slice.filter((event) => fresh.delete(inboxKey(event.origin)));
  }
}
