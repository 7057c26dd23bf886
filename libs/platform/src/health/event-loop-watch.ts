import { performance } from 'node:perf_hooks';
import type { HealthRegistry } from './health-registry';

const BEAT_MS = 500;

/**
 * Liveness of the event loop: a timer beats every 500 ms; a beat that is 10 s late means that something blocks the loop
 * for good or nearly so, and a restart helps. A loop that is blocked at the moment of the probe does not answer at all,
 * which the prober takes for the same.
 */
export class EventLoopWatch {
  private lastBeat = performance.now();
  private worstGapMs = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(
    health: HealthRegistry,
    private readonly limitMs = 10_000,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.lastBeat = now();
    this.timer = setInterval(() => this.beat(), BEAT_MS);
    this.timer.unref();
    health.addLive('event-loop', () => this.check());
  }

  stop(): void {
    clearInterval(this.timer);
  }

  beat(): void {
    const now = this.now();
    this.worstGapMs = Math.max(now - this.lastBeat, this.worstGapMs / 2);
    this.lastBeat = now;
  }

  private check(): string | null {
    const gapMs = Math.max(this.now() - this.lastBeat, this.worstGapMs);
    return gapMs > this.limitMs ? `blocked for ${Math.round(gapMs)} ms` : null;
  }
}
