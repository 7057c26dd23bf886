import type { Io } from '../program/io';
import { plain } from './table';

const CLEAR = '\r\u001b[2K';
/** Faster than a person reads. */
const REDRAWN_EVERY_MS = 100;
/** In a log, a line now and then is enough. */
const WRITTEN_EVERY_MS = 5_000;

/** What is going on, on the standard error: on a terminal one line that is drawn anew, elsewhere a line now and then. */
export class ProgressLine {
  private last = '';
  private writtenAt = -Infinity;

  constructor(
    private readonly io: Pick<Io, 'err' | 'terminal'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  show(text: string): void {
    const line = plain(text);
    const every = this.io.terminal ? REDRAWN_EVERY_MS : WRITTEN_EVERY_MS;
    if (line === this.last || this.now() - this.writtenAt < every) return;
    this.last = line;
    this.writtenAt = this.now();
    this.io.err(this.io.terminal ? CLEAR + line : `${line}\n`);
  }

  /** Before something else is written. */
  clear(): void {
    if (this.last !== '' && this.io.terminal) this.io.err(CLEAR);
    this.last = '';
    if (this.io.terminal) this.writtenAt = -Infinity;
  }
}
