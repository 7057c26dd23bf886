import { Injectable } from '@nestjs/common';

/** Rings when there may be something to claim. Any number of rings while nobody waits are one. */
@Injectable()
export class RunnerWake {
  private rung = false;
  private release: (() => void) | undefined;
  private readonly listeners: (() => void)[] = [];

  /** Something to claim may exist in the database, because of this process: other processes want to know as well. */
  committed(): void {
    this.ring();
    for (const listener of this.listeners) listener();
  }

  /** Called at each {@link committed}; must not block. */
  onCommitted(listener: () => void): void {
    this.listeners.push(listener);
  }

  ring(): void {
    this.rung = true;
    this.release?.();
  }

  /** Resolves at the next ring, at once if it has rung since the last wait, or after `ms`. */
  async wait(ms: number): Promise<void> {
    if (!this.rung && ms > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.release = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.release = undefined;
    }
    this.rung = false;
  }
}
