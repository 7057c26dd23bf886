import type { Io } from '../program/io';
import { plain } from './table';

const CLEAR = '\r\u001b[2K';

/** What is going on, on the standard error: on a terminal one line that is drawn anew, elsewhere a line per change. */
export class ProgressLine {
  private last = '';

  constructor(private readonly io: Pick<Io, 'err' | 'terminal'>) {}

  show(text: string): void {
    const line = plain(text);
    if (line === this.last) return;
    this.last = line;
    this.io.err(this.io.terminal ? CLEAR + line : `${line}\n`);
  }

  /** Before something else is written. */
  clear(): void {
    if (this.last !== '' && this.io.terminal) this.io.err(CLEAR);
    this.last = '';
  }
}
