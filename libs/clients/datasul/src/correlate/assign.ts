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
  /** Gives the last of a path the free entry, each before it what the next one had. */
  const handOver = (path: readonly Step[], free: number): void => {
    let given: number | undefined = free;
    for (const { line } of path.toReversed()) {
      const had: number | undefined = entryOf[line];
      entryOf[line] = given;
      if (given !== undefined) lineOf[given] = line;
      given = had;
    }
  };
  /** Without recursion: a path may be as long as the call. */
  const place = (line: number): void => {
    const seen = new Set<number>();
    const path: Step[] = [{ line, at: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const fitting = entriesOf[top.line] ?? [];
      // A free one first: else a tie of a thousand would be resolved through a thousand moves.
      const free = top.at === 0 ? fitting.find((entry) => lineOf[entry] === undefined) : undefined;
      if (free !== undefined) return handOver(path, free);
      const entry = fitting[top.at];
      top.at += 1;
      if (entry === undefined) path.pop();
      else if (!seen.has(entry)) {
        seen.add(entry);
        const holder = lineOf[entry];
        if (holder !== undefined) path.push({ line: holder, at: 0 });
      }
    }
  };
  entriesOf.forEach((_, line) => {
    if (entryOf[line] === undefined) place(line);
  });
  return { entryOf, lineOf };
}

/** A rubrica on the way to a free entry, and which of those that fit it is tried next. */
interface Step {
  readonly line: number;
  at: number;
}
