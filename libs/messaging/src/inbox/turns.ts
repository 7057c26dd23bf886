interface Waiting {
  readonly alone: boolean;
  readonly start: () => void;
}

/** Lets pieces of work run beside each other, and some of them alone. Whoever comes first goes first. */
export class Turns {
  private readonly queue: Waiting[] = [];
  private running = 0;
  private solitary = false;

  /** Runs `work` once it is its turn; `alone`: while nothing else runs. */
  async run<R>(alone: boolean, work: () => Promise<R>): Promise<R> {
    await new Promise<void>((start) => {
      this.queue.push({ alone, start });
      this.admit();
    });
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.solitary = false;
      this.admit();
    }
  }

  private admit(): void {
    for (let next = this.queue[0]; next; next = this.queue[0]) {
      if (this.solitary || (next.alone && this.running > 0)) return;
      this.queue.shift();
      this.running += 1;
      this.solitary = next.alone;
      next.start();
    }
  }
}
