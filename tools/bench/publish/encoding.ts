import { produceEncoders, type OutboundRecord } from '@ponte/messaging';

/** Records of a request under load: four in each of twelve partitions. */
const PARTITIONS = 12;
const RECORDS_EACH = 4;

/** CPU of encoding a request alone, without Kafka, in µs per record. */
export interface EncodingFigures {
  readonly kafkajs: number;
  readonly ours: number;
}

/** Encodes the same request again and again with kafkajs's encoder and with ours, by turns. */
export async function encodingFigures(
  seconds: number,
  makeRecord: () => OutboundRecord,
): Promise<EncodingFigures> {
  const encoders = produceEncoders();
  const messages = () => Array.from({ length: RECORDS_EACH }, makeRecord);
  const partitions = Array.from({ length: PARTITIONS }, (_, partition) => ({
    partition,
    messages: messages(),
  }));
  const request = { acks: -1, timeout: 3_400, topicData: [{ topic: 'bench', partitions }] };
  const spent = { kafkajs: 0, ours: 0 };
  const encoded = { kafkajs: 0, ours: 0 };
  const rounds = 6;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['kafkajs', 'ours'] as const) {
      const until = performance.now() + (seconds * 1_000) / rounds;
      const cpu = process.cpuUsage();
      let requests = 0;
      for (; performance.now() < until; requests += 1) await encoders[name](request);
      const { user, system } = process.cpuUsage(cpu);
      // The first round is the JIT compiler's.
      if (round === 0) continue;
      spent[name] += user + system;
      encoded[name] += requests * PARTITIONS * RECORDS_EACH;
    }
  }
  return { kafkajs: spent.kafkajs / encoded.kafkajs, ours: spent.ours / encoded.ours };
}
