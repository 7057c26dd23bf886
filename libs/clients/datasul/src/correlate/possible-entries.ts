import { assignMost, type Assignment } from './assign';
import type { FitGraph } from './fit-graph';
import { rings } from './rings';

/** What a rubrica may have been told, over all readings of a reply. */
export interface Possible {
  /** Entries that are its answer in some reading. */
  readonly entries: readonly number[];
  /** Whether there is a reading in which it has no answer. */
  readonly none: boolean;
}

/**
 * All readings of a reply, summed up per rubrica. A reading gives each entry to at most one rubrica that it fits, and each
 * rubrica at most one entry.
 *
 * Datasul documents one entry per rubrica. If the reply can be read so without rest, the readings are those that do. If it
 * cannot, something is missing or too much, and counting proves less: then every reading counts that does not leave both an
 * entry and a rubrica that it fits without each other.
 */
export function possibleEntries(graph: FitGraph, most: Assignment): readonly Possible[] {
  const isComplete =
    graph.linesOf.length === graph.entriesOf.length &&
    most.entryOf.every((entry) => entry !== undefined);
  return isComplete ? ofComplete(graph, most) : ofIncomplete(graph, most);
}

/** Two complete readings differ by rings in which each hands its entry on: `line` may get what another of its ring has. */
function ofComplete({ entriesOf }: FitGraph, { lineOf }: Assignment): readonly Possible[] {
  const holder = (entry: number): number => lineOf[entry] ?? -1;
  const ring = rings(entriesOf.map((entries) => entries.map(holder)));
  return entriesOf.map((entries, line) => ({
    entries: entries.filter((entry) => ring[holder(entry)] === ring[line]),
    none: false,
  }));
}

/**
 * Any entry that fits begins a reading. A rubrica goes without if all the entries that fit it can be given to others; that
 * depends on those entries only, so it is found once for all rubricas that the same ones fit.
 */
function ofIncomplete(graph: FitGraph, most: Assignment): readonly Possible[] {
  const known = new Map<string, boolean>();
  return graph.entriesOf.map((entries, line) => {
    const isOwn = entries.some((entry) => graph.linesOf[entry]?.length === 1);
    if (isOwn) return { entries, none: false };
    const key = entries.join(' ');
    const none = known.get(key) ?? goWithout(graph, most, line);
    known.set(key, none);
    return { entries, none };
  });
}

/** Whether all entries that fit a rubrica can be given to other ones. */
function goWithout(graph: FitGraph, most: Assignment, without: number): boolean {
  const wanted = graph.entriesOf[without] ?? [];
  // Seen from the entries: each takes the place of a line, each line that of an entry.
  const places = wanted.map((entry) =>
    (graph.linesOf[entry] ?? []).filter((line) => line !== without),
  );
  const takers = graph.entriesOf.map((): number[] => []);
  places.forEach((lines, index) => lines.forEach((line) => takers[line]?.push(index)));
  const held = wanted.map((entry) => most.lineOf[entry]);
  const entryOf = held.map((line) => (line === without ? undefined : line));
  const lineOf = graph.entriesOf.map((): number | undefined => undefined);
  entryOf.forEach((line, index) => {
    if (line !== undefined) lineOf[line] = index;
  });
  const given = assignMost({ entriesOf: places, linesOf: takers }, { entryOf, lineOf });
  return given.entryOf.every((line) => line !== undefined);
}
