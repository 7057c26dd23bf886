import { factsTable, listTable } from '../output/table';
import type { FoundLetter } from './dead-search';

/** A letter as `--json` lists it: without its value. */
export function letterFacts({ letter, state }: FoundLetter): Record<string, unknown> {
  const { place, eventId, originTopic, key, at, reason, source } = letter;
  return {
    ...{ eventId, place, originTopic, key, source, class: letter.class, reason, at },
    ...{ state: state?.state ?? null, stateAt: state?.at ?? null },
  };
}

/** Letters for people, one a line, and how many of each kind there are. */
export function lettersTable(
  found: readonly FoundLetter[],
  counts: Readonly<Record<string, number>>,
): string {
  const list = listTable<FoundLetter>(
    [
      ['Evento', ({ letter }) => letter.eventId],
      ['Lugar', ({ letter }) => letter.place],
      ['Tópico', ({ letter }) => letter.originTopic],
      ['Chave', ({ letter }) => letter.key],
      ['Morto em', ({ letter }) => letter.at],
      ['Classe', ({ letter }) => letter.class],
      ['Estado', ({ state }) => state?.state],
      ['Motivo', ({ letter }) => letter.reason],
    ],
    found,
  );
  const kinds = Object.keys(counts).length;
  return kinds > 1 ? `${list}\n\n${factsTable(counts)}` : list;
}
