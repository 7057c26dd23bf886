import type { FitGraph } from './fit-graph';

/** One assignment of entries to rubricas, each at most once; absent where there is none. */
export interface Assignment {
  /** Per rubrica. */
  readonly entryOf: readonly (number | undefined)[];
  /** Per entry. */
  readonly lineOf: readonly (number | undefined)[];
}

/**
 * A largest assignment of a graph (augmenting paths), so that none is larger.
 * @param start an assignment to begin with; whoever is assigned in it stays assigned, though maybe to another
 */
export function assignMost({ entriesOf, linesOf }: FitGraph, start?: Assignment): Assignment {
  const entryOf = start ? [...start.entryOf] : entriesOf.map((): number | undefined => undefined);
  const lineOf = start ? [...start.lineOf] : linesOf.map((): number | undefined => undefined);
  const place = (line: number, seen: Set<number>): boolean => {
    const fitting = entriesOf[line] ?? [];
    // A free one first: else a tie of a thousand would be resolved through a thousand moves.
    const free = fitting.find((entry) => lineOf[entry] === undefined);
    const taken = free ?? fitting.find((entry) => !seen.has(entry) && moves(entry, seen));
    if (taken === undefined) return false;
    lineOf[taken] = line;
    entryOf[line] = taken;
    return true;
  };
  const moves = (entry: number, seen: Set<number>): boolean => {
    seen.add(entry);
    const holder = lineOf[entry];
    return holder !== undefined && place(holder, seen);
  };
  entriesOf.forEach((_, line) => {
    if (entryOf[line] === undefined) place(line, new Set());
  });
  return { entryOf, lineOf };
}
