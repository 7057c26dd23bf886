import type { Turn } from './rate-limiter';

/** More waiters than this is overload, which is better refused than remembered. */
const MAX_WAITERS = 1_000;

type Waiter = { readonly settle: (turn: Turn) => void };

/** Those who wait for a turn, first come first served; each leaves by itself when its time is up or it is aborted. */
export class TurnQueue {
  private readonly waiters = new Set<Waiter>();

  get size(): number {
    return this.waiters.size;
  }

  get isFull(): boolean {
    return this.waiters.size >= MAX_WAITERS;
  }

  /** @param retryAfterMs asked when the waiter gives up: when it should ask again */
  join(
    maxWaitMs: number,
    signal: AbortSignal | undefined,
    retryAfterMs: () => number,
  ): Promise<Turn> {
    return new Promise((resolve) => {
      const giveUp = (): void =>
        waiter.settle({ granted: false, retryAfterMs: Math.max(Math.ceil(retryAfterMs()), 1) });
      const timer = setTimeout(giveUp, maxWaitMs);
      const waiter: Waiter = {
        settle: (turn) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', giveUp);
          this.waiters.delete(waiter);
          resolve(turn);
        },
      };
      this.waiters.add(waiter);
      signal?.addEventListener('abort', giveUp);
      if (signal?.aborted) {
        giveUp();
      }
    });
  }

  grantFirst(): void {
    for (const first of this.waiters) {
      first.settle({ granted: true });
      return;
    }
  }
}
