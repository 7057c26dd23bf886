interface Waiter<T> {
  satisfied: (seen: readonly T[]) => boolean;
  resolve: (seen: T[]) => void;
}

/**
 * Remembers what a handler saw, and lets a test await it instead of sleeping:
 *
 *     spy.see(event);                    // in the handler
 *     await spy.count(3);                // in the test
 *     await spy.first((e) => e.id === 'acme:1');
 */
export class HandlerSpy<T> {
  private readonly things: T[] = [];
  private waiters: Waiter<T>[] = [];

  /** What was seen so far, in order. */
  get seen(): readonly T[] {
    return this.things;
  }

  see(thing: T): void {
    this.things.push(thing);
    const ready = this.waiters.filter(({ satisfied }) => satisfied(this.things));
    this.waiters = this.waiters.filter((waiter) => !ready.includes(waiter));
    for (const { resolve } of ready) resolve([...this.things]);
  }

  /** Forgets what was seen; who waits goes on waiting. */
  clear(): void {
    this.things.length = 0;
  }

  /**
   * Waits until at least `n` things were seen.
   *
   * @returns all that were seen by then
   * @throws Error with what was seen if that takes longer than `timeoutMs` (default 10 s)
   */
  async count(n: number, timeoutMs = 10_000): Promise<T[]> {
    return this.wait((seen) => seen.length >= n, `${n} things`, timeoutMs);
  }

  /** Waits for the first thing that matches. @throws Error after `timeoutMs` (default 10 s) */
  async first(matches: (thing: T) => boolean, timeoutMs = 10_000): Promise<T> {
    const seen = await this.wait((all) => all.some(matches), 'a matching thing', timeoutMs);
    return seen.find(matches) as T;
  }

  private wait(
    satisfied: (seen: readonly T[]) => boolean,
    what: string,
    timeoutMs: number,
  ): Promise<T[]> {
    if (satisfied(this.things)) return Promise.resolve([...this.things]);
    return new Promise((resolve, reject) => {
      const waiter: Waiter<T> = {
        satisfied,
        resolve: (seen) => {
          clearTimeout(timer);
          resolve(seen);
        },
      };
      const timer = setTimeout(() => {
        this.waiters = this.waiters.filter((other) => other !== waiter);
        const last = JSON.stringify(this.things.slice(-3), bigintAsText);
        reject(
          new Error(
            `Waited ${timeoutMs} ms for ${what}; saw ${this.things.length}, the last of them ${last}.`,
          ),
        );
      }, timeoutMs);
      this.waiters.push(waiter);
    });
  }
}

/** Offsets are bigint, which JSON does not know. */
function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
