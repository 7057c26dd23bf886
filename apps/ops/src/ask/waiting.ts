import type { OpsCommandAnswered } from '@ponte/contracts';

/** An answer may be on its way when the command expires. */
const GRACE_MS = 3_000;
/** A run tells how far it is at least so often; a silence this long means that nobody runs it. */
const SILENCE_MS = 120_000;

/** Waits for the last answer to one command: until it expires, then as long as progress is told. */
export class Waiting {
  /** Resolves with the last answer, or with `progress`'s last one (or nothing) when nobody answers any more. */
  readonly ended: Promise<{
    readonly last: OpsCommandAnswered | undefined;
    readonly silent: boolean;
  }>;
  private last: OpsCommandAnswered | undefined;
  private settle: (silent: boolean) => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private settled = false;

  constructor(
    private readonly timeoutMs: number,
    private readonly onProgress: (answer: OpsCommandAnswered) => void,
  ) {
    this.ended = new Promise((resolve) => {
      this.settle = (silent) => {
        this.settled = true;
        clearTimeout(this.timer);
        resolve({ last: this.last, silent });
      };
    });
  }

  /** From now on, the command is on the log; its answer may have been quicker than this news. */
  begin(): void {
    if (!this.last) this.patience(this.timeoutMs + GRACE_MS);
  }

  /** Answers may come twice and, after a rebalance of the reader, late: the highest number counts. */
  take(answer: OpsCommandAnswered): void {
    if (this.settled || (this.last && answer.seq <= this.last.seq)) return;
    this.last = answer;
    if (answer.state !== 'progress') return this.settle(false);
    this.onProgress(answer);
    this.patience(Math.max(this.timeoutMs, SILENCE_MS));
  }

  private patience(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(true), ms);
  }
}
