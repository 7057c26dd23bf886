/** A slice that runs longer than this is stuck: statements and locks have time-outs far below it. */
const SLICE_STUCK_MS = 180_000;
/** A member that has not polled or sent a heartbeat for this long hangs: sessions end after 30 s. */
const POLL_STUCK_MS = 120_000;

/** What the consumer of a process is doing, for its health. Times are milliseconds of a monotonic clock. */
export class ConsumerState {
  private joined = false;
  private reason = 'has not joined its consumer group yet';
  private progressAt = 0;
  private readonly slices = new Map<symbol, number>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  joinedGroup(): void {
    this.joined = true;
    this.progress();
  }

  leftGroup(reason: string): void {
    this.joined = false;
    this.reason = reason;
  }

  /** Polled, heartbeat sent, slice done: the loop turns. */
  progress(): void {
    this.progressAt = this.now();
  }

  /** Marks a slice as running; the returned function ends it. */
  slice(): () => void {
    const id = Symbol('slice');
    this.slices.set(id, this.now());
    return () => {
      this.slices.delete(id);
      this.progress();
    };
  }

  /** `null` when well. Being unable to join is no fault that a restart mends, so only a member can hang. */
  live(): string | null {
    const now = this.now();
    const oldest = Math.min(...this.slices.values());
    if (now - oldest > SLICE_STUCK_MS)
      return `a slice has been running for ${seconds(now - oldest)} s`;
    if (this.joined && now - this.progressAt > POLL_STUCK_MS)
      return `has not polled Kafka for ${seconds(now - this.progressAt)} s`;
    return null;
  }

  ready(): string | null {
    return this.joined ? null : this.reason;
  }
}

function seconds(ms: number): number {
  return Math.round(ms / 1_000);
}
