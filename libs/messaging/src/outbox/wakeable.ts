/** A sleep that can be ended early; a wake-up while awake makes the next sleep end at once. */
export class Wakeable {
  private woken = false;
  private rouse: () => void = () => undefined;

  wake(): void {
    this.woken = true;
    this.rouse();
  }

  /** Resolves after `ms`, or once woken. */
  async sleep(ms: number): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.woken = false;
  }
}
