import type { PipelineTime } from '../pipeline-transport';

/** A clock that moves only when told to; between two moments everything that is due runs, promises included. */
export class FakeTime implements PipelineTime {
  private nowMs = 1_000_000;
  private sequence = 0;
  private timers: { at: number; order: number; run: () => void }[] = [];

  now(): number {
    return this.nowMs;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.nowMs + Math.max(0, ms), order: (this.sequence += 1), run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  soon(run: () => void): void {
    this.after(0, run);
  }

  /** Moves on by `ms`, running what becomes due on the way. */
  async advance(ms: number): Promise<void> {
    const end = this.nowMs + ms;
    await settlePromises();
    for (;;) {
      const next = this.timers
        .filter(({ at }) => at <= end)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.nowMs = Math.max(this.nowMs, next.at);
      next.run();
      await settlePromises();
    }
    this.nowMs = end;
  }
}

/** Gives every settled promise's continuations their turn; the chains here are short. */
async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}
