import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ScreeningConfig } from '../../../config/screening.config';

/**
 * The runs' part of each account's budget, all runs of this process together: their calls lie evenly apart. The client's
 * own limiter stands behind it and lets live work go first.
 */
@Injectable()
export class CallPace {
  private readonly freeAt = new Map<string, number>();

  constructor(private readonly config: ScreeningConfig) {}

  /** Calls per minute that the runs may make of an account. */
  perMinute(account: string): number {
    const { ratePerMinute, share, replicas } = this.config.gupy.get(account) ?? NONE;
    return Math.max(((ratePerMinute * share) / replicas) * this.config.reconcile.share, 1);
  }

  /** Resolves when the next call may be made; at once if `signal` aborts. */
  async turn(account: string, signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const at = Math.max(this.freeAt.get(account) ?? 0, now);
    this.freeAt.set(account, at + 60_000 / this.perMinute(account));
    if (at <= now || signal.aborted) return;
    await delay(at - now, undefined, { signal }).catch((error: unknown) => {
      // Whoever waits for a turn at the end of the process asks no more: the call itself says that it was given up.
      if (!signal.aborted) throw error;
    });
  }
}

const NONE = { ratePerMinute: 1, share: 1, replicas: 1 };
