import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import type { CallOptions } from '@ponte/clients/http';
import { judgeToken, lifeOf, noToken } from './judge-token';
import { readPointer } from './read-pointer';
import { MOST_TOKEN_CHARACTERS, type TokenResult, type TokenSource } from './token-source';

/** Room for a JSON document around the token. */
const MOST_BYTES = 16 * MOST_TOKEN_CHARACTERS;

interface Pointers {
  /** Where the token stands in JSON; without it the whole text is the token. */
  readonly tokenPointer?: string;
  readonly lifePointer?: string;
}

export interface FileTokensOptions extends Pointers {
  readonly path: string;
}

export interface CommandTokensOptions extends Pointers {
  /** The program and its arguments; no shell reads them. */
  readonly command: readonly string[];
  /** Its whole environment: none of ours is handed on. */
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** A mounted secret that somebody else changes, e.g. a sidecar. Read anew each time. */
export class FileTokens implements TokenSource {
  constructor(private readonly options: FileTokensOptions) {}

  async issue(): Promise<TokenResult> {
    const system = `token file ${this.options.path}`;
    try {
      const file = await open(this.options.path, 'r');
      try {
        const buffer = Buffer.alloc(MOST_BYTES + 1);
        const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
        return readText(system, buffer.subarray(0, bytesRead), this.options);
      } finally {
        await file.close();
      }
    } catch (error) {
      const { code = 'unreadable' } = error as NodeJS.ErrnoException;
      return noToken(system, `cannot be read (${code})`, 'unreachable', { class: 'transient' });
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A program that prints a token. What it writes to its standard error is not told: it may hold anything. */
export class CommandTokens implements TokenSource {
  constructor(private readonly options: CommandTokensOptions) {}

  issue({ signal, timeoutMs }: CallOptions = {}): Promise<TokenResult> {
    const [program = '', ...args] = this.options.command;
    const system = `token command ${program}`;
    return new Promise((resolve) => {
      execFile(
        program,
        args,
        {
          env: { ...this.options.env },
          timeout: timeoutMs ?? this.options.timeoutMs ?? 10_000,
          killSignal: 'SIGKILL',
          maxBuffer: MOST_BYTES,
          encoding: 'buffer',
          signal,
          windowsHide: true,
        },
        (error, stdout) =>
          resolve(
            error
              ? noToken(system, failureOf(error), 'unreachable', { class: 'transient' })
              : readText(system, stdout, this.options),
          ),
      );
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** `message` is left out: it holds the arguments and what was printed. */
function failureOf(error: Error & { killed?: boolean; code?: unknown }): string {
  if (error.killed === true) return 'took longer than its time limit, or printed too much';
  return `ended with ${typeof error.code === 'number' ? `exit code ${error.code}` : String(error.code ?? 'an error')}`;
}

function readText(system: string, bytes: Buffer, pointers: Pointers): TokenResult {
  if (bytes.length > MOST_BYTES) return noToken(system, `gave more than ${MOST_BYTES} bytes`);
  const text = bytes.toString('utf8').trim();
  const { tokenPointer, lifePointer } = pointers;
  if (tokenPointer === undefined) return judgeToken(system, text);
  let document: unknown;
  try {
    document = JSON.parse(text) as unknown;
  } catch (error) {
    // The parser's message quotes the text.
    if (error instanceof SyntaxError) return noToken(system, 'gave something that is not JSON');
    throw error;
  }
  const life = lifePointer === undefined ? undefined : lifeOf(readPointer(document, lifePointer));
  return judgeToken(system, readPointer(document, tokenPointer), life);
}
