/** Longest wait: what Datasul said is to be written soon, whatever holds the others up. */
const MOST_MS = 200;

/** Calls that are being prepared in this process, from their turn until they are on their way. */
export class Beginnings {
  private count = 0;
  private waiting: (() => void)[] = [];

  /** Returns what says that it is on its way, or given up; once is enough. */
  begin(): () => void {
    this.count += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.count -= 1;
      if (this.count === 0) for (const release of this.waiting.splice(0)) release();
    };
  }

  /** Resolves when none is being prepared, or after a moment. */
  over(): Promise<void> {
    if (this.count === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, MOST_MS);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
