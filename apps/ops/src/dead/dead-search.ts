import { serviceTopics } from '@ponte/contracts';
import type { OpsContext } from '../program/context';
import { Refusal } from '../program/refusal';
import { readToEnd } from '../scan/read-to-end';
import { Selection } from '../scan/selection';
import { deadLetterOf, identityOf, type DeadLetter } from './dead-letter';
import { deadStates, STATES_PAGE, type DeadState } from './dead-states';

/** Letters whose state is not known yet take at most so much memory. */
const CHUNK_BYTES = 8 * 1024 * 1024;

export interface FoundLetter {
  readonly letter: DeadLetter;
  /** `undefined` if the service was not asked. */
  readonly state: DeadState | undefined;
}

export interface DeadSearch {
  readonly service: string;
  readonly fits: (letter: DeadLetter) => boolean;
  readonly since?: Date;
  /** Which states are looked for; `null` asks the service nothing and takes all. */
  readonly states: readonly DeadState['state'][] | null;
  readonly limit: number;
}

export interface DeadFound {
  /** The first ones, up to the limit. */
  readonly found: readonly FoundLetter[];
  /** How many more there are. */
  readonly left: number;
  /** Of all of them, by `<class> <topic>`. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Reads a service's dead letters to their end, asks the service for their states in chunks, and keeps the first ones:
 * memory is bounded however many there are.
 */
export async function searchDead(context: OpsContext, search: DeadSearch): Promise<DeadFound> {
  const { service, fits, states, limit } = search;
  const { topic } = serviceTopics(service).dead;
  const missing = await context.topics.missing([topic]);
  if (missing.length > 0)
    throw new Refusal(
      `Não há o tópico ${topic} neste Kafka: "${service}" não é serviço com cartas mortas, ou falta "ops topics apply".`,
    );
  const selection = new Selection<FoundLetter>(limit);
  const counts: Record<string, number> = {};
  let chunk: DeadLetter[] = [];
  let bytes = 0;
  let read = 0;
  const flush = async (): Promise<void> => {
    const letters = chunk;
    chunk = [];
    bytes = 0;
    if (letters.length === 0) return;
    const known = states && (await deadStates(context.asking, service, letters));
    for (const letter of letters) {
      const identity = identityOf(letter);
      const state = known?.get(identity);
      if (states && (!state || !states.includes(state.state))) continue;
      const before = selection.matched;
      selection.add(identity, { letter, state }, sizeOf(letter));
      const kind = `${letter.class} ${letter.originTopic}`;
      if (selection.matched > before) counts[kind] = (counts[kind] ?? 0) + 1;
    }
  };
  await readToEnd(
    context.reader,
    topic,
    async (record) => {
      read += 1;
      if (read % 5_000 === 0) context.progress.show(`${read} cartas lidas…`);
      const letter = deadLetterOf(record);
      if (!fits(letter)) return;
      chunk.push(letter);
      bytes += sizeOf(letter);
      if (chunk.length >= STATES_PAGE || bytes >= CHUNK_BYTES) await flush();
    },
    search.since,
  );
  await flush();
  context.progress.clear();
  return { found: selection.items, left: selection.left, counts };
}

/** Value and headers, and what an object costs. */
function sizeOf({ value, headers }: DeadLetter): number {
  return (value?.length ?? 0) + JSON.stringify(headers).length + 500;
}
