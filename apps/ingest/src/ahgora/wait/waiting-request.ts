import type { LineEcho } from '@ponte/contracts';
import type { LineOutcome } from './line-outcome';

/** What one item's sender is given back. */
export interface ItemEcho {
  readonly matricula: unknown;
  readonly lines: readonly LineEcho[];
}

/** Why nobody waits any more. */
export type WaitEnd = 'settled' | 'deadline' | 'leaving' | 'gone';

/** A request whose sender waits for the outcomes of its rubricas: what it sent, and what is known by now. */
export class WaitingRequest {
  /** Resolves when every rubrica has an outcome, or nobody waits any more. */
  readonly ended: Promise<WaitEnd>;
  private readonly outcomes: (LineOutcome | undefined)[][];
  private open: number;
  private declareEnded: (end: WaitEnd) => void = () => undefined;

  constructor(
    readonly source: string,
    readonly requestId: string,
    readonly items: readonly ItemEcho[],
  ) {
    this.ended = new Promise((resolve) => (this.declareEnded = resolve));
    this.outcomes = items.map(() => []);
    this.open = items.reduce((sum, { lines }) => sum + lines.length, 0);
    if (this.open === 0) this.end('settled');
  }

  outcome(item: number, line: number): LineOutcome | undefined {
    return this.outcomes[item]?.[line];
  }

  /** Takes an outcome; a later one replaces it as long as the sender waits. */
  settle(item: number, line: number, outcome: LineOutcome): void {
    if (this.items[item]?.lines[line] === undefined) return;
    const ofItem = this.outcomes[item] as (LineOutcome | undefined)[];
    const known = ofItem[line];
    // Events come at least once: an older state that comes again behind a newer one says nothing.
    if (known && known.entryId === outcome.entryId && known.version > outcome.version) return;
    ofItem[line] = outcome;
    if (!known) this.open -= 1;
    if (this.open === 0) this.end('settled');
  }

  /** Nobody waits any more; said first, it counts. */
  end(why: WaitEnd): void {
    this.declareEnded(why);
  }
}
