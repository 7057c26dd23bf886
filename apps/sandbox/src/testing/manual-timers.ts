import type { Timers } from '../core/timers';

/** A clock for tests: time passes only when told. */
export class ManualTimers implements Timers {
  private waiting: { at: number; run: () => void }[] = [];

  constructor(private present = Date.parse('2026-03-02T18:41:24.120Z')) {}

  now(): number {
    return this.present;
  }

  after(ms: number, run: () => void): () => void {
    const entry = { at: this.present + ms, run };
    this.waiting.push(entry);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry);
    };
  }

  get pending(): number {
    return this.waiting.length;
  }

  /** Lets `ms` pass; what falls due runs in order, and promises that it starts get a turn of the event loop. */
  async advance(ms: number): Promise<void> {
    const end = this.present + ms;
    for (;;) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      const next = this.waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.waiting = this.waiting.filter((other) => other !== next);
      this.present = Math.max(this.present, next.at);
      next.run();
    }
    this.present = end;
  }
}
