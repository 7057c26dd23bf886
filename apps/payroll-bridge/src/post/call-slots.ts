import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Drain, Metrics, Periodic, PonteLogger, ServiceInfo } from '@ponte/platform';
import { DataSource } from 'typeorm';
import type { ProfileConfig } from '../config/profile.config';
import { Beginnings } from './beginnings';
import { freeSlot, renewSlots, takeSlot, type Slot } from './slots.store';
import { Turns } from './turns';

/** So long a slot outlives a process that died; each takes a TOTVS licence, so no call is made in its place before. */
const LEASE_MS = 15_000;
const RENEW_MS = 3_000;
/** How often a process looks whether another one has given a slot back. */
const LOOK_MS = 100;

/** What the pause of a profile takes to be written, generously. */
const QUIET_MS = 250;

/** The right to make one call of a profile. */
export interface HeldSlot {
  /** The call is on its way: others need not wait for its preparation any more. */
  begun(): void;
  /** Lets the next one call. Never throws; a slot that cannot be given back now is free when its lease has run out. */
  release(): Promise<void>;
}

/**
 * Calls of a profile at once: over all processes by rows with a lease, and within this one by turns, so that a call that
 * ends is followed at once by the one that waits here.
 */
@Injectable()
export class CallSlots {
  private readonly turns = new Map<string, Turns>();
  private readonly held = new Set<Slot>();
  private readonly quietUntil = new Map<string, number>();
  private readonly beginnings = new Map<string, Beginnings>();
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
    periodic.every('slots of calls', RENEW_MS, () =>
      renewSlots(this.database, [...this.held], LEASE_MS),
    );
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
    { id, datasul: { calls } }: ProfileConfig,
    withinMs: number,
  ): Promise<HeldSlot | undefined> {
    const until = performance.now() + withinMs;
    if (performance.now() < (this.quietUntil.get(id) ?? 0)) return undefined;
    const turns = this.turnsOf(id, calls);
    if (!(await turns.take(withinMs))) return undefined;
    const begun = this.beginningsOf(id).begin();
    let slot: Slot | undefined;
    try {
      slot = await this.takeFree(id, calls, until);
    } finally {
      if (!slot) {
        begun();
        turns.back();
      }
    }
    return slot && this.holding(slot, turns, begun);
  }

  /**
   * Datasul wants no calls now: what waits for a slot here, or comes before the pause is written, goes back instead of being
   * refused as well.
   */
  dismiss(profile: string): void {
    this.quietUntil.set(profile, performance.now() + QUIET_MS);
    this.turns.get(profile)?.dismiss();
  }

  private async takeFree(profile: string, calls: number, until: number): Promise<Slot | undefined> {
    const holder = `${this.service.instance}/${randomUUID()}`;
    for (;;) {
      const slot = await takeSlot(this.database, { profile, holder }, calls, LEASE_MS);
      if (slot || this.leaving || performance.now() + LOOK_MS > until) return slot;
      await delay(LOOK_MS);
    }
  }

  /** Resolves when every call that is being prepared here has begun, or after a moment. */
  allBegun(profile: string): Promise<void> {
    return this.beginningsOf(profile).over();
  }

  private holding(slot: Slot, turns: Turns, begun: () => void): HeldSlot {
    this.held.add(slot);
    this.gauge.inc({ profile: slot.profile });
    let released = false;
    return {
      begun,
      release: async () => {
        if (released) return;
        released = true;
        begun();
        this.held.delete(slot);
        this.gauge.dec({ profile: slot.profile });
        try {
          await freeSlot(this.database, slot);
        } catch (error) {
          const what = 'a slot could not be given back, it is free when its lease has run out';
          this.log.warn({ err: error, profile: slot.profile }, what);
        }
        turns.back();
      },
    };
  }

  private beginningsOf(profile: string): Beginnings {
    const known = this.beginnings.get(profile) ?? new Beginnings();
    this.beginnings.set(profile, known);
    return known;
  }

  private turnsOf(profile: string, calls: number): Turns {
    const known = this.turns.get(profile) ?? new Turns(calls);
    this.turns.set(profile, known);
    if (this.leaving) known.close();
    return known;
  }
}
