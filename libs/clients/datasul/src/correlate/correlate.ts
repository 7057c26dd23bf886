import type { ReplyEntry } from '../reply/reply-entry';
import { assignMost } from './assign';
import type { Correlation, LineOutcome } from './correlation';
import { fitGraph } from './fit-graph';
import { possibleEntries, type Possible } from './possible-entries';
import type { SentLine } from './sent-line';

/**
 * Says what became of each rubrica of a call. A reply names neither competence nor employee code nor an index, so entries
 * are matched as a multiset on matrícula, rubrica, referência and date, never by their order: a rubrica is accepted only if
 * it has an S in every way of reading the reply, refused only if it has an E in every one, and unknown otherwise. An entry
 * without one of the optional fields fits every rubrica that the rest fits. What two ways of reading are: see
 * {@link possibleEntries}.
 * @returns outcomes in the order sent, which no order of the entries changes
 */
export function correlate(sent: readonly SentLine[], entries: readonly ReplyEntry[]): Correlation {
  // In an order of their own, so that which of two equal entries is left over does not depend on the reply's.
  const sorted = entries
    .map((entry) => ({ entry, text: orderText(entry) }))
    .sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)))
    .map(({ entry }) => entry);
  const graph = fitGraph(sent, sorted);
  const most = assignMost(graph);
  const outcomes = possibleEntries(graph, most).map((possible) => outcomeOf(possible, sorted));
  const used = new Set(most.entryOf.filter((_, line) => outcomes[line]?.state !== 'unknown'));
  return { outcomes, leftover: sorted.filter((_, index) => !used.has(index)) };
}

function outcomeOf({ entries, none }: Possible, all: readonly ReplyEntry[]): LineOutcome {
  const told = entries.flatMap((index) => all[index] ?? []);
  if (told.length === 0) return { state: 'unknown', reason: 'no-entry' };
  const [status, ...others] = new Set(told.map((entry) => entry.status));
  if (none || others.length > 0) return { state: 'unknown', reason: 'ambiguous' };
  // Of a tie nobody can say which words are whose: all of them, once each.
  const message = [...new Set(told.map((entry) => entry.message).filter(Boolean))]
    .sort()
    .join(' | ');
  if (status === 'S') return { state: 'accepted', message };
  if (status === 'E') return { state: 'refused', message };
  return { state: 'unknown', reason: 'status', message };
}

function orderText(entry: ReplyEntry): string {
  const { matricula, rubrica, referencia, datafalta, status, message, unreadable } = entry;
  return JSON.stringify([matricula, rubrica, referencia, datafalta, status, message, unreadable]);
}
