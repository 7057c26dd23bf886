/** How long after a failed commit it is tried again: a coordinator moves within a few seconds. */
const AGAIN_MS = 2_000;

/**
 * Commits offsets, and again when that fails: on a partition that falls silent nothing else would, and its lag would show
 * events as unread that were handled. The last offset of a partition is the one that counts.
 */
export class OffsetCommits {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(private readonly onFailed: (partition: string, error: unknown) => void) {}

  /**
   * Never rejects.
   *
   * @param partition names it
   * @param commit sends the offset
   * @param ours whether the partition is still read here: if not, its next reader finds the events in the inbox
   */
  async commit(partition: string, commit: () => Promise<void>, ours: () => boolean): Promise<void> {
    this.forget(partition);
    try {
      await commit();
    } catch (error) {
      this.onFailed(partition, error);
      // A later commit may have failed meanwhile: its offset is the one to try again.
      if (!ours() || this.timers.has(partition)) return;
      const timer = setTimeout(() => {
        this.timers.delete(partition);
        if (ours()) void this.commit(partition, commit, ours);
      }, AGAIN_MS);
      timer.unref();
      this.timers.set(partition, timer);
    }
  }

  /** The consumer is gone. */
  clear(): void {
    for (const partition of [...this.timers.keys()]) this.forget(partition);
  }

  private forget(partition: string): void {
    clearTimeout(this.timers.get(partition));
    this.timers.delete(partition);
  }
}
