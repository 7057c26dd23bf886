/** Between two lines about a reading that is under way. */
const EVERY_MS = 5_000;

const number = new Intl.NumberFormat('pt-BR');

/** Tells how far a reading is, at most every five seconds. */
export class Progress {
  private readonly total: number;
  private readonly say: (line: string) => void;
  private readonly startedAt = Date.now();
  private told = Date.now();
  private read = 0;

  /** @param total offsets to go; of a topic that was compacted fewer records than that come */
  constructor(total: number, say: (line: string) => void) {
    this.total = total;
    this.say = say;
  }

  advance(offsets: number): void {
    this.read += offsets;
    const now = Date.now();
    if (now - this.told < EVERY_MS) return;
    this.told = now;
    const perSecond = this.read / ((now - this.startedAt) / 1_000);
    const left = Math.ceil((this.total - this.read) / perSecond);
    this.say(
      this.total > 0
        ? `Lidos ${number.format(this.read)} de ${number.format(this.total)} ` +
            `(${Math.floor((100 * this.read) / this.total)} %), ${number.format(Math.round(perSecond))}/s, ` +
            `faltam cerca de ${left} s`
        : `Lidos ${number.format(this.read)}`,
    );
  }
}
