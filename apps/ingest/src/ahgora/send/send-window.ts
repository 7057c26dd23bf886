/** What is under way of one request, counted, so that it stays bounded. */
export class SendWindow {
  private open = 0;
  private failed: { readonly error: unknown } | undefined;
  private wanted = 0;
  private wake: (() => void) | undefined;

  get size(): number {
    return this.open;
  }

  /** The first failure. */
  get failure(): { readonly error: unknown } | undefined {
    return this.failed;
  }

  add(sent: Promise<unknown>): void {
    this.open += 1;
    sent.then(
      () => this.settled(),
      (error: unknown) => {
        this.failed ??= { error };
        this.settled();
      },
    );
  }

  /** Resolves when no more than `count` are under way. One caller at a time. */
  atMost(count: number): Promise<void> {
    if (this.open <= count) return Promise.resolve();
    this.wanted = count;
    return new Promise((resolve) => (this.wake = resolve));
  }

  private settled(): void {
    this.open -= 1;
    if (this.open > this.wanted || !this.wake) return;
    const { wake } = this;
    this.wake = undefined;
    wake();
  }
}
