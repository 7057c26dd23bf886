/**
 * A topic that was lost is made again, and its owner tells its state once more, from the first offset on. A reader that
 * lives through it must not take that for what it has read long ago: it reads the topic anew.
 */
import { BroadcastReader, type BroadcastRecord } from '@ponte/messaging';
import {
  atTestEnd,
  createTopic,
  eventually,
  HandlerSpy,
  stack,
  stockKafka,
  writeRecords,
} from '@ponte/testing';
import { kafkaConfig, quietLog } from '../publishing/publisher-under-test';

it('takes what is written to the new topic, once', async () => {
  const { brokers } = stack();
  const topic = `${stack().prefix()}credentials`;
  await createTopic(brokers, topic, { partitions: 1 });
  const write = (...values: string[]): Promise<void> =>
    writeRecords(
      brokers,
      topic,
      values.map((value) => ({ key: 'one', value })),
    );
  await write('first', 'second', 'third', 'fourth', 'fifth');

  const reader = new BroadcastReader({
    config: kafkaConfig(brokers),
    service: 'ingest',
    clientId: 'test',
    log: quietLog,
  });
  atTestEnd(() => reader.close());
  const spy = new HandlerSpy<BroadcastRecord>();
  await reader.start(topic, (record) => spy.see(record)).caughtUp;

  const admin = stockKafka(brokers).admin();
  await admin.connect();
  atTestEnd(() => admin.disconnect());
  await admin.deleteTopics({ topics: [topic] });
  await eventually(async () => !(await admin.listTopics()).includes(topic));
  await createTopic(brokers, topic, { partitions: 1 });
  await write('again', 'and more');
  await eventually(() => spy.seen.length === 7, { timeoutMs: 40_000 });
  await write('a change');
  await spy.first(({ value }) => String(value) === 'a change', 10_000);
  expect(spy.seen.map(({ offset, value }) => `${offset} ${String(value)}`)).toEqual([
    ...['0 first', '1 second', '2 third', '3 fourth', '4 fifth'],
    ...['0 again', '1 and more', '2 a change'],
  ]);
});
