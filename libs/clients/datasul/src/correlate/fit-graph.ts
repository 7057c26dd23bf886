import type { ReplyEntry } from '../reply/reply-entry';
import { fits, lineFields } from './line-fields';
import { zeroless } from './matricula-forms';
import type { SentLine } from './sent-line';

/** Which entries of a reply fit which rubricas that were sent; both by their index. */
export interface FitGraph {
  /** Per rubrica. */
  readonly entriesOf: readonly (readonly number[])[];
  /** Per entry. */
  readonly linesOf: readonly (readonly number[])[];
}

/** Compares each entry with the rubricas of its matrícula only: 50 employees × 300 entries would be slow by all pairs. */
export function fitGraph(sent: readonly SentLine[], entries: readonly ReplyEntry[]): FitGraph {
  const fields = sent.map(lineFields);
  const byKey = new Map<string, number[]>();
  fields.forEach(({ matricula: { key } }, line) => {
    const lines = byKey.get(key);
    if (lines === undefined) byKey.set(key, [line]);
    else lines.push(line);
  });
  const entriesOf = sent.map((): number[] => []);
  const linesOf = entries.map((entry, index) => {
    const candidates = byKey.get(zeroless(entry.matricula ?? '')) ?? [];
    const lines = candidates.filter((line) => {
      const known = fields[line];
      return known !== undefined && fits(known, entry);
    });
    lines.forEach((line) => entriesOf[line]?.push(index));
    return lines;
  });
  return { entriesOf, linesOf };
}
