/**
 * Records that some other producer compressed are read like all others: on our topics whatever the codec, for the broker
 * unpacks them; on topics that are not ours gzip and zstd.
 *
 * kafkajs reads gzip alone. A single zstd batch stopped a consumer at its offset for ever.
 */
import { zstdCompressSync } from 'node:zlib';
import { gupyApplicationMoved } from '@ponte/contracts';
import { BroadcastReader, TopicAdmin, topicSpec } from '@ponte/messaging';
import { atTestEnd, createTopic, readTopic, stack, stockKafka } from '@ponte/testing';
// eslint-disable-next-line no-restricted-imports -- the other producer's codecs, which no guard of ours touches
import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import { kafkaConfig, quietLog } from './publisher-under-test';

/** Writes four records, of which the second is compressed by gzip and the third by zstd. */
async function writeCompressed(brokers: string, topic: string): Promise<void> {
  const ours = CompressionCodecs[CompressionTypes.ZSTD];
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: (encoder: { buffer: Buffer }) => Promise.resolve(zstdCompressSync(encoder.buffer)),
  });
  const producer = stockKafka(brokers).producer();
  await producer.connect();
  const { None, GZIP, ZSTD } = CompressionTypes;
  for (const compression of [None, GZIP, ZSTD, None]) {
    const value = `by-${compression} ${'x'.repeat(500)}`;
    await producer.send({ topic, compression, messages: [{ partition: 0, value }] });
  }
  await producer.disconnect();
  CompressionCodecs[CompressionTypes.ZSTD] = ours;
}

/** What the log holds, read by a client that can unpack nothing. */
async function readUnpacked(brokers: string, topic: string): Promise<string[]> {
  const { GZIP, ZSTD } = CompressionTypes;
  const codecs = { [GZIP]: CompressionCodecs[GZIP], [ZSTD]: CompressionCodecs[ZSTD] };
  const unable = (): never => {
    throw new Error('the batch is compressed');
  };
  Object.assign(CompressionCodecs, { [GZIP]: unable, [ZSTD]: unable });
  try {
    return (await readTopic(brokers, topic)).map(({ value }) => nameOf(value));
  } finally {
    Object.assign(CompressionCodecs, codecs);
  }
}

function nameOf(value: Buffer | null): string {
  return String(value).split(' ')[0] ?? '';
}

async function readAll(brokers: string, prefix: string, topic: string): Promise<string[]> {
  const reader = new BroadcastReader({
    config: kafkaConfig(brokers, { prefix }),
    service: 'ingest',
    clientId: 'test',
    log: quietLog,
  });
  atTestEnd(() => reader.close());
  const seen: string[] = [];
  const handle = reader.start(topic, ({ value }) => void seen.push(nameOf(value)));
  await handle.caughtUp;
  return seen;
}

const written = ['by-0', 'by-1', 'by-4', 'by-0'];

it('on a topic of ours, which the broker keeps unpacked', async () => {
  const { brokers, prefix: makePrefix } = stack();
  const prefix = makePrefix();
  const config = kafkaConfig(brokers, { prefix, topicPartitions: 1 });
  await new TopicAdmin({ config, clientId: 'test', log: quietLog }).apply([
    topicSpec(gupyApplicationMoved),
  ]);
  await writeCompressed(brokers, `${prefix}${gupyApplicationMoved.topic}`);
  expect(await readUnpacked(brokers, `${prefix}${gupyApplicationMoved.topic}`)).toEqual(written);
  expect(await readAll(brokers, prefix, gupyApplicationMoved.topic)).toEqual(written);
});

it('on a topic that is not ours', async () => {
  const { brokers, prefix: makePrefix } = stack();
  const prefix = makePrefix();
  await createTopic(brokers, `${prefix}foreign`, { partitions: 1 });
  await writeCompressed(brokers, `${prefix}foreign`);
  expect(await readAll(brokers, prefix, 'foreign')).toEqual(written);
});
