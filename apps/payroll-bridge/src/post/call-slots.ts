import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Drain, Metrics, Periodic, PonteLogger, ServiceInfo } from '@ponte/platform';
import { DataSource } from 'typeorm';
import type { ProfileConfig } from '../config/profile.config';
import { CallTurns } from './call-turns';
import { Since } from './since';
import { freeSlot, renewSlots, takeSlot, type Slot } from './slots.store';

/**
 * How much longer than the time-out of a call a slot outlives a process that died, froze or lost the database. Each call
 * takes a TOTVS licence, so none is made in its place while it may be at Datasul; and no call begins in a slot that was
 * not renewed for so long.
 */
const MARGIN_MS = 15_000;
const RENEW_MS = 3_000;
/** How often a process looks whether another one has given a slot back. */
const LOOK_MS = 100;

/**
 * How long a slot is given on from call to call of this process, without the database; then it is free for whoever looks
 * first, this process or another one.
 */
const GIVEN_ON_MS = 5_000;
/** What the pause of a profile takes to be written, generously. */
const QUIET_MS = 250;

interface Taken {
  readonly slot: Slot;
  /** Right before it was taken. */
  readonly since: Since;
}

/** The right to make one call of a profile. */
export interface HeldSlot {
  /** Whether a call that begins now has the slot until its time-out. */
  covers(): boolean;
  /** Lets the next one call. Never throws; a slot that cannot be given back now is free when its lease has run out. */
  release(): Promise<void>;
}

/**
 * Calls of a profile at once: over all processes by rows with a lease, and within this one by turns, so that a call that
 * ends is followed at once by the one that waits here, in the same slot.
 */
@Injectable()
export class CallSlots {
  private readonly turns = new Map<string, CallTurns<Taken>>();
  /** With when their leases began at the latest. */
  private readonly held = new Map<Slot, Since>();
  private readonly quietUntil = new Map<string, number>();
  private readonly log: PonteLogger;
  private readonly gauge;
  private leaving = false;

  constructor(
    private readonly database: DataSource,
    private readonly service: ServiceInfo,
    periodic: Periodic,
    drain: Drain,
    logger: PonteLogger,
    metrics: Metrics,
  ) {
    this.log = logger.child({ component: 'datasul' });
    this.gauge = metrics.gauge('payroll_slots_held', 'Calls that this process may be making', [
      'profile',
    ]);
    periodic.every('slots of calls', RENEW_MS, () => this.renew());
    // Before the tasks are waited for: who has not begun gives its tasks back instead.
    drain.add('subscribers', 'calls that have not begun', () => {
      this.leaving = true;
      for (const turns of this.turns.values()) turns.close();
    });
  }

  /** Whether the process leaves: no call is begun any more. */
  get isLeaving(): boolean {
    return this.leaving;
  }

  /**
   * A slot within `withinMs`, or none.
   * @throws what the database throws
   */
  async take(
    { id, datasul: { calls, timeoutMs } }: ProfileConfig,
    withinMs: number,
  ): Promise<HeldSlot | undefined> {
    const until = performance.now() + withinMs;
    if (performance.now() < (this.quietUntil.get(id) ?? 0)) return undefined;
    const turns = this.turnsOf(id, calls);
    const turn = await turns.take(withinMs);
    if (!turn) return undefined;
    if (turn.given) return this.holding(turn.given, turns);
    const holder = `${this.service.instance}/${randomUUID()}`;
    const wanted = { profile: id, holder, leaseMs: timeoutMs + MARGIN_MS };
    let taken: Taken | undefined;
    try {
      taken = await this.takeFree(wanted, calls, until);
    } finally {
      if (!taken) {
        turns.back();
      }
    }
    if (taken) this.held.set(taken.slot, taken.since);
    return taken && this.holding(taken, turns);
  }

  /**
   * Datasul wants no calls now: what waits for a slot here, or comes before the pause is written, goes back instead of being
   * refused as well.
   */
  dismiss(profile: string): void {
    this.quietUntil.set(profile, performance.now() + QUIET_MS);
    this.turns.get(profile)?.dismiss();
  }

  private async takeFree(
    wanted: Omit<Slot, 'slot'>,
    calls: number,
    until: number,
  ): Promise<Taken | undefined> {
    for (;;) {
      const since = new Since();
      const slot = await takeSlot(this.database, wanted, calls);
      if (slot) return { slot, since };
      if (this.leaving || performance.now() + LOOK_MS > until) return undefined;
      await delay(LOOK_MS);
    }
  }

  private async renew(): Promise<void> {
    const slots = [...this.held.keys()];
    const since = new Since();
    const renewed = await renewSlots(this.database, slots);
    for (const slot of slots)
      if (this.held.has(slot) && renewed.has(slot.holder)) this.held.set(slot, since);
  }

  private holding(taken: Taken, turns: CallTurns<Taken>): HeldSlot {
    const { slot } = taken;
    this.gauge.inc({ profile: slot.profile });
    let released = false;
    const covers = (): boolean => !released && (this.held.get(slot)?.ms ?? MARGIN_MS) < MARGIN_MS;
    return {
      covers,
      release: async () => {
        if (released) return;
        const isGivenOn = covers() && turns.isAwaited && taken.since.ms < GIVEN_ON_MS;
        released = true;
        this.gauge.dec({ profile: slot.profile });
        if (isGivenOn) turns.back(taken);
        else await this.free(taken, turns);
      },
    };
  }

  private async free({ slot }: Taken, turns: CallTurns<Taken>): Promise<void> {
    this.held.delete(slot);
    try {
      await freeSlot(this.database, slot);
    } catch (error) {
      const what = 'a slot could not be given back, it is free when its lease has run out';
      this.log.warn({ err: error, profile: slot.profile }, what);
    }
    turns.back();
  }

  private turnsOf(profile: string, calls: number): CallTurns<Taken> {
    const known = this.turns.get(profile) ?? new CallTurns<Taken>(calls);
    this.turns.set(profile, known);
    if (this.leaving) known.close();
    return known;
  }
}
