import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Keeps the last lines of a process's output: bounded, so that a chatty app cannot fill the test's memory. */
export class LogBuffer {
  private kept: string[] = [];
  private readonly listeners = new Set<(line: string) => void>();

  constructor(private readonly maxLines = 5_000) {}

  /** Takes a stream's lines until it ends. */
  drink(stream: Readable): void {
    createInterface({ input: stream }).on('line', (line) => this.add(line));
  }

  add(line: string): void {
    this.kept.push(line);
    // Trimmed in big steps: cutting one line off the front for each new one costs a copy each time.
    if (this.kept.length > this.maxLines * 2) this.kept = this.kept.slice(-this.maxLines);
    for (const listener of this.listeners) listener(line);
  }

  /** The last lines, oldest first. */
  get lines(): readonly string[] {
    return this.kept.slice(-this.maxLines);
  }

  tail(lines = 40): string {
    return this.kept.slice(-lines).join('\n');
  }

  /** The lines that are JSON objects (pino's), parsed. */
  get records(): Record<string, unknown>[] {
    return this.lines.flatMap((line) => {
      if (!line.startsWith('{') || !line.endsWith('}')) return [];
      return [JSON.parse(line) as Record<string, unknown>];
    });
  }

  /** The first line, old or new, that matches. @throws Error with the last lines after `timeoutMs` (default 10 s) */
  waitFor(pattern: RegExp, timeoutMs = 10_000): Promise<string> {
    const old = this.lines.find((line) => pattern.test(line));
    if (old !== undefined) return Promise.resolve(old);
    return new Promise((resolve, reject) => {
      const listener = (line: string) => {
        if (!pattern.test(line)) return;
        clearTimeout(timer);
        this.listeners.delete(listener);
        resolve(line);
      };
      const timer = setTimeout(() => {
        this.listeners.delete(listener);
        reject(
          new Error(
            `No line matched ${pattern} within ${timeoutMs} ms. The last lines:\n${this.tail()}`,
          ),
        );
      }, timeoutMs);
      this.listeners.add(listener);
    });
  }
}
