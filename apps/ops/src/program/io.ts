import type { Readable } from 'node:stream';

/** What a run reads and writes; replaced in tests. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: Readable;
  /** Whether a person sits at both ends: may be asked, and sees lines redrawn. */
  readonly terminal: boolean;
}

export function processIo(): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: process.stdin,
    terminal: Boolean(process.stdin.isTTY && process.stderr.isTTY),
  };
}
