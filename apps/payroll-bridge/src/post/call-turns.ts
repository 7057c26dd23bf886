/** Turns of calls within one process: so many at once, the others in the order in which they came. */
export class CallTurns {
  private taken = 0;
  private readonly waiting: ((mayGo: boolean) => void)[] = [];
  private closed = false;

  constructor(private readonly most: number) {}

  /** Whether it is one's turn; `false` after `withinMs`, or when the process leaves. Who has it gives it {@link back}. */
  take(withinMs: number): Promise<boolean> {
    if (this.closed) return Promise.resolve(false);
    if (this.taken < this.most) {
      this.taken += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const mayGo = (may: boolean): void => {
        clearTimeout(timer);
        resolve(may);
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(mayGo), 1);
        resolve(false);
      }, withinMs);
      this.waiting.push(mayGo);
    });
  }

  /** The next one goes on with it. */
  back(): void {
    const next = this.waiting.shift();
    if (next) next(true);
    else this.taken -= 1;
  }

  /** Nobody who waits gets a turn any more, now or later. */
  close(): void {
    this.closed = true;
    this.dismiss();
  }

  /** Those who wait now get no turn; who comes later may. */
  dismiss(): void {
    for (const mayGo of this.waiting.splice(0)) mayGo(false);
  }
}
