import type { Pace } from '../http-request';
import type { AnswerHeaders } from '../http-result';
import { readAllowance, readThrottle } from './rate-headers';
import { Reservations } from './reservations';
import { SlidingWindow } from './sliding-window';
import { TurnQueue } from './turn-queue';

/** A host's limit is per minute; one second more absorbs that requests do not all travel equally long. */
const WINDOW_MS = 61_000;
/** Part of the budget that background work leaves to the rest. */
const RESERVED_SHARE = 0.2;
/** Background work is spread evenly, save for a start of this part of its budget. */
const BACKGROUND_BURST_SHARE = 0.1;
/** Longest waits for a turn, in milliseconds. */
const DEFAULT_MAX_WAIT_MS = { wait: 30_000, background: 600_000 } as const;

/** How often background work looks whether callers that were told to come back still may, in milliseconds. */
const LOOK_AGAIN_MS = 1_000;

/** Whether the request may be sent; if not, when to ask again. */
export type Turn =
  { readonly granted: true } | { readonly granted: false; readonly retryAfterMs: number };

export interface TurnOptions {
  readonly pace: Pace;
  readonly maxWaitMs?: number;
  readonly signal?: AbortSignal;
}

/** The rate budget of one API host in this process. Live work goes before background work. */
export class RateLimiter {
  private window: SlidingWindow;
  private readonly live = new TurnQueue();
  private readonly background = new TurnQueue();
  private readonly reservations = new Reservations();
  private timer: NodeJS.Timeout | undefined;
  private backgroundFreeAt = -Infinity;
  private blockedUntil = -Infinity;
  private allowance = { left: Infinity, until: -Infinity };

  /**
   * @param budget requests per minute that this process may send
   * @param serverShare our part of what the server says is left, which others behind the same IP draw on too
   * @param now monotonic milliseconds
   */
  constructor(
    budget: number,
    private serverShare = 1,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.window = new SlidingWindow(budget, WINDOW_MS);
  }

  get budget(): number {
    return this.window.limit;
  }

  /** Lowers the budget if the new one is lower: of two settings for one host the careful one holds. */
  tighten(budget: number, serverShare: number): void {
    if (budget < this.budget) {
      this.window = this.window.tightened(budget);
      this.serverShare = Math.min(serverShare, this.serverShare);
    }
  }

  /** Takes a turn, or waits for one, as the pace says. Never rejects. */
  acquire(options: TurnOptions): Promise<Turn> | Turn {
    return options.pace === 'now' ? this.acquireNow() : this.acquireOrWait(options.pace, options);
  }

  /** Each refused caller is told another time: a backlog told the next slot would come back as one, again and again. */
  private acquireNow(): Turn {
    const now = this.now();
    this.reservations.arrived(now);
    if (this.live.size === 0 && this.waitMs('now', 0) === 0) {
      this.take('now');
      return { granted: true };
    }
    const behind = (ahead: number): number => this.waitMs('now', this.live.size + ahead);
    return { granted: false, retryAfterMs: this.reservations.reserve(now, this.budget, behind) };
  }

  private acquireOrWait(
    pace: 'wait' | 'background',
    { maxWaitMs, signal }: TurnOptions,
  ): Promise<Turn> | Turn {
    const queue = pace === 'background' ? this.background : this.live;
    const waitMs = this.waitMs(pace, queue.size);
    // A background call never overtakes a live one that waits: its own wait is at least as long.
    if (waitMs === 0 && queue.size === 0) {
      this.take(pace);
      return { granted: true };
    }
    const refusal: Turn = { granted: false, retryAfterMs: Math.max(Math.ceil(waitMs), 1) };
    if (waitMs > (maxWaitMs ?? DEFAULT_MAX_WAIT_MS[pace]) || queue.isFull) {
      return refusal;
    }
    const turn = queue.join(maxWaitMs ?? DEFAULT_MAX_WAIT_MS[pace], signal, () =>
      this.waitMs(pace, queue.size),
    );
    this.pump();
    return turn;
  }

  /** Learns from an answer of the host. */
  follow(status: number, headers: AnswerHeaders, epochNow = Date.now()): void {
    const now = this.now();
    if (status === 429) {
      this.blockedUntil = Math.max(this.blockedUntil, now + readThrottle(headers, epochNow));
    }
    const report = readAllowance(headers, epochNow);
    if (report !== null) {
      const left =
        report.remaining === 0 ? 0 : Math.max(Math.floor(report.remaining * this.serverShare), 1);
      const until = now + report.resetMs;
      // Within one window the lower figure counts: answers arrive out of order, and sends since then are in ours only.
      const sameWindow =
        now < this.allowance.until && Math.abs(until - this.allowance.until) < 2_000;
      this.allowance = sameWindow
        ? { left: Math.min(left, this.allowance.left), until: this.allowance.until }
        : { left, until };
    }
    this.pump();
  }

  /** Milliseconds until a call of this pace would have its turn behind `ahead` others. */
  private waitMs(pace: Pace, ahead: number): number {
    const now = this.now();
    const isBackground = pace === 'background';
    const reserve = isBackground ? this.budget - this.backgroundLimit : 0;
    // Background work leaves their slots to those who were told to come back for them.
    const first = isBackground ? ahead + this.reservations.due(now) : ahead;
    const windowWait = this.window.waitMs(now, first, this.budget - reserve);
    const allowanceWait =
      now < this.allowance.until && this.allowance.left - first <= reserve
        ? this.allowance.until - now
        : 0;
    const spread = isBackground ? this.backgroundFreeAt - now : 0;
    return Math.max(windowWait, allowanceWait, spread, this.blockedUntil - now, 0);
  }

  private take(pace: Pace): void {
    const now = this.now();
    this.window.take(now);
    this.allowance = { ...this.allowance, left: this.allowance.left - 1 };
    if (pace === 'background') {
      const intervalMs = WINDOW_MS / this.backgroundLimit;
      const burstMs = intervalMs * Math.floor(this.backgroundLimit * BACKGROUND_BURST_SHARE);
      this.backgroundFreeAt = Math.max(this.backgroundFreeAt, now - burstMs) + intervalMs;
    }
  }

  private get backgroundLimit(): number {
    return Math.max(Math.floor(this.budget * (1 - RESERVED_SHARE)), 1);
  }

  /** Gives out the turns that are due, and comes back when the next one is. */
  private pump(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const [queue, pace] of [
      [this.live, 'wait'],
      [this.background, 'background'],
    ] as const) {
      while (queue.size > 0) {
        const waitMs = this.waitMs(pace, 0);
        if (waitMs > 0) {
          const isHeldUp = pace === 'background' && this.reservations.due(this.now()) > 0;
          // Rounded up: a timer that fires a fraction early would find nothing due and spin.
          const sleepMs = Math.ceil(isHeldUp ? Math.min(waitMs, LOOK_AGAIN_MS) : waitMs);
          this.timer = setTimeout(() => this.pump(), sleepMs);
          return;
        }
        this.take(pace);
        queue.grantFirst();
      }
    }
  }
}
