/** One's turn, with what the one before has given on, if anything. */
export interface Turn<G> {
  readonly given?: G;
}

/** Turns of calls within one process: so many at once, the others in the order in which they came. */
export class CallTurns<G> {
  private taken = 0;
  private readonly waiting: ((turn: Turn<G> | undefined) => void)[] = [];
  private closed = false;

  constructor(private readonly most: number) {}

  /** Whether somebody waits for the next turn. */
  get isAwaited(): boolean {
    return this.waiting.length > 0;
  }

  /** One's turn; none after `withinMs`, or when the process leaves. Who has it gives it {@link back}. */
  take(withinMs: number): Promise<Turn<G> | undefined> {
    if (this.closed) return Promise.resolve(undefined);
    if (this.taken < this.most) {
      this.taken += 1;
      return Promise.resolve({});
    }
    return new Promise((resolve) => {
      const go = (turn: Turn<G> | undefined): void => {
        clearTimeout(timer);
        resolve(turn);
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(go), 1);
        resolve(undefined);
      }, withinMs);
      this.waiting.push(go);
    });
  }

  /**
   * The next one goes on with it.
   * @param given with the turn; only if it {@link isAwaited}
   */
  back(given?: G): void {
    const next = this.waiting.shift();
    if (next) next(given === undefined ? {} : { given });
    else if (given === undefined) this.taken -= 1;
    else throw new Error('nobody waits for what is given on');
  }

  /** Nobody who waits gets a turn any more, now or later. */
  close(): void {
    this.closed = true;
    this.dismiss();
  }

  /** Those who wait now get no turn; who comes later may. */
  dismiss(): void {
    for (const go of this.waiting.splice(0)) go(undefined);
  }
}
