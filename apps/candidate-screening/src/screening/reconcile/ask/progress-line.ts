/** How often a line is written where it cannot be drawn over. */
const EVERY_MS = 5_000;

/** A line that is drawn over on a terminal, and written now and then elsewhere. */
export class ProgressLine {
  private writtenAt = -Infinity;
  private last = '';

  constructor(private readonly to: NodeJS.WriteStream) {}

  show(text: string): void {
    if (text === this.last) return;
    if (this.to.isTTY) {
      const width = Math.max((this.to.columns ?? 80) - 1, 20);
      this.to.write(`\r\u001b[K${text.slice(0, width)}`);
    } else {
      const now = performance.now();
      if (now - this.writtenAt < EVERY_MS) return;
      this.writtenAt = now;
      this.to.write(`${text}\n`);
    }
    this.last = text;
  }

  end(): void {
    if (this.to.isTTY && this.last !== '') this.to.write('\r\u001b[K');
  }
}
