import { Injectable } from '@nestjs/common';

/** One share of the event loop. Webhooks wait for one of them at most, beside what a single item takes. */
const SHARE_MS = 2;

/**
 * Deals the event loop out to long work: a body of 16 MiB takes more than a second to split and seal, and a webhook that
 * comes meanwhile is not to wait for it. Whoever works has a share and then goes to the end of the queue; between two
 * shares the loop takes everything that has arrived, so ten long works slow each other down and not the webhooks.
 */
@Injectable()
export class Turns {
  private readonly queue: (() => void)[] = [];
  private scheduled = false;
  private until = 0;

  /** Whether the share is used up; asked after every small piece of work. */
  get over(): boolean {
    return performance.now() >= this.until;
  }

  /** Resolves when it is the caller's turn, in a later round of the event loop. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.queue.push(resolve);
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled || this.queue.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.until = performance.now() + SHARE_MS;
      this.queue.shift()?.();
      this.schedule();
    });
  }
}
