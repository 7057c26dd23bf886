import type { OpsContext } from '../program/context';
import { readCount, readSince } from '../program/options';
import { Refusal } from '../program/refusal';
import { readToEnd } from '../scan/read-to-end';
import { Selection } from '../scan/selection';
import { keptFilter, type KeptFilterOptions } from './kept-filter';
import { KEPT, keptRecordOf, type KeptRecord } from './kept-record';

export type KeptTopic = keyof typeof KEPT;

export interface KeptFound {
  /** The first ones, up to the limit. */
  readonly found: readonly KeptRecord[];
  readonly left: number;
}

/** Reads what ingest kept aside to its end and keeps the first bodies that fit: memory is bounded. */
export async function searchKept(
  context: OpsContext,
  which: KeptTopic,
  options: KeptFilterOptions & { readonly limit: string },
): Promise<KeptFound> {
  const contract = KEPT[which];
  const { topic } = contract;
  const missing = await context.topics.missing([topic]);
  if (missing.length > 0)
    throw new Refusal(
      `Não há o tópico ${topic} neste Kafka: confira KAFKA_PREFIX, ou crie-o com "ops topics apply".`,
    );
  const fits = keptFilter(options);
  const selection = new Selection<KeptRecord>(readCount('--limit', options.limit, 100_000));
  let read = 0;
  await readToEnd(
    context.reader,
    topic,
    (record) => {
      read += 1;
      if (read % 5_000 === 0) context.progress.show(`${read} registros lidos…`);
      const kept = keptRecordOf(record, contract);
      // Each record is one request of its sender, so each place is one.
      if (kept && fits(kept)) selection.add(kept.place, kept, (kept.value?.length ?? 0) * 3);
    },
    options.since === undefined ? undefined : readSince(options.since),
  );
  context.progress.clear();
  return { found: selection.items, left: selection.left };
}
