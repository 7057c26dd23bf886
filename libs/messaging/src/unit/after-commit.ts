import { Injectable } from '@nestjs/common';

/** What a committed unit of work has left behind. */
export interface Committed {
  readonly told: number;
  readonly enqueued: number;
}

/** Wakes the outbox relay and the task runner as soon as there is work for them, instead of at their next poll. */
@Injectable()
export class AfterCommit {
  private readonly listeners: ((committed: Committed) => void)[] = [];

  /** `listener` must not throw and must not block: it runs between a commit and what follows it. */
  on(listener: (committed: Committed) => void): void {
    this.listeners.push(listener);
  }

  emit(committed: Committed): void {
    if (committed.told === 0 && committed.enqueued === 0) return;
    for (const listener of this.listeners) listener(committed);
  }
}
