import type { Kafka } from 'kafkajs';
import type { Client } from 'pg';
import { planRead } from './kafka/plan-read.ts';
import { readTopics, type Stretch, type TakeRecords } from './kafka/read-topics.ts';
import type { KafkaOptions } from './options.config.ts';
import { Progress } from './progress.ts';
import { type Landed, landed } from './record/landed.ts';
import { type LandingCount, landRecords } from './store/land-records.ts';
import { readPositions } from './store/read-positions.ts';

export interface ReadAllOptions {
  readonly kafka: Kafka;
  readonly options: KafkaOptions;
  readonly client: Client;
  readonly patienceMs: number;
  readonly signal: AbortSignal;
  /** Go on for ever behind the ends. */
  readonly follow: boolean;
  readonly say: (line: string) => void;
  /** Told after each transaction. */
  readonly onKept?: () => void;
}

/** What a reading brought. */
export interface ReadCount extends LandingCount {
  readonly topics: number;
  readonly expired: bigint;
}

/** A transaction holds so many records at most: each is a fraction of a second, and memory stays flat. */
const RECORDS_AT_ONCE = 2_000;

/**
 * Reads every business topic from where the database stands to its end, each record exactly once.
 * @throws Fault, and what kafkajs and pg throw; what was read so far is kept
 */
export async function readAll(reading: ReadAllOptions): Promise<ReadCount> {
  const { kafka, options, client, say, follow } = reading;
  const plan = await planRead(kafka, options);
  const { stretches, expired, restarted } = await readPositions(client, plan, follow);
  for (const name of restarted) say(`${name} foi recriado: é lido desde o início.`);
  for (const { name, records } of expired)
    say(
      `${name}: ${records} registros expiraram antes de serem lidos; os números têm esse buraco.`,
    );
  const left = stretches.map(({ from, until }) => Number((until ?? from) - from));
  const total = left.reduce((sum, each) => sum + each, 0);
  say(
    `${plan.topics.length} tópicos, ${stretches.length} partições; ${follow ? 'seguindo' : `${total} registros a ler`}`,
  );
  const progress = new Progress(total, say);
  const count = { kept: 0, repeated: 0, unreadable: 0 };
  const land = async (
    stretch: Stretch,
    records: Landed[],
    next: bigint,
    from: bigint,
  ): Promise<void> => {
    const { onCluster: topic, partition } = stretch;
    const done = await landRecords(client, {
      cluster: plan.cluster,
      topic,
      partition,
      records,
      next,
    });
    count.kept += done.kept;
    count.repeated += done.repeated;
    count.unreadable += done.unreadable;
    progress.advance(Number(next - from));
    reading.onKept?.();
  };
  const positions = new Map(stretches.map((each) => [each, each.from]));
  const take: TakeRecords = async (stretch, records, next) => {
    for (let begin = 0; begin === 0 || begin < records.length; begin += RECORDS_AT_ONCE) {
      const part = records.slice(begin, begin + RECORDS_AT_ONCE);
      const following = records[begin + RECORDS_AT_ONCE];
      const until = following ? BigInt(following.offset) : next;
      const rows = part.map((record) => landed(stretch.topic, stretch.partition, record));
      await land(stretch, rows, until, positions.get(stretch) ?? stretch.from);
      positions.set(stretch, until);
    }
  };
  const { signal, patienceMs } = reading;
  await readTopics({ kafka, group: options.group, stretches, take, signal, patienceMs });
  return {
    ...count,
    topics: plan.topics.length,
    expired: expired.reduce((sum, { records }) => sum + records, 0n),
  };
}
