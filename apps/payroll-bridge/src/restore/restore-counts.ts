/** What a restoration did, or would do. */
export interface RestoreCounts {
  /** Events of `datasul.results.settled.v1`, and items of `ahgora.results.received.v1`, that were read. */
  settled: number;
  received: number;
  /** Entries that the ledger had forgotten, and those of which it had an older state. */
  forgotten: number;
  older: number;
  /** Rubricas of requests whose last word was not known. */
  lines: number;
  /** Entries that were heard, or were to be posted, and of which nothing was told: nobody knows whether they were. */
  doubted: number;
  /** Entries that stay as they are although something else was told of them, and why. */
  readonly left: { readonly id: string; readonly why: LeftWhy }[];
  /** Items that cannot be judged any more. */
  unjudged: number;
}

/** `other`: the ledger has the key under another id; `unreadable`: the value, or the employee, cannot be read. */
export type LeftWhy = 'other' | 'unreadable';

export function noCounts(): RestoreCounts {
  return {
    ...{ settled: 0, received: 0, forgotten: 0, older: 0, lines: 0, doubted: 0, left: [] },
    unjudged: 0,
  };
}
