/**
 * A broadcast reader keeps what it has while Kafka is away and takes changes again afterwards; a change reaches it within
 * a second. A topic without any record counts as read to its end, and a reader that starts while Kafka is away catches
 * up once it is there.
 */
import { BroadcastReader } from '@ponte/messaging';
import {
  atTestEnd,
  createTopic,
  eventually,
  HandlerSpy,
  startCluster,
  writeRecords,
} from '@ponte/testing';
import { kafkaConfig, quietLog } from '../publishing/publisher-under-test';

it('what was read stays, and what comes is taken within a second, before and after an outage', async () => {
  const cluster = await startCluster({ brokers: 1 });
  await createTopic(cluster.brokers, 'credentials', { partitions: 2 });
  const reader = new BroadcastReader({
    config: kafkaConfig(cluster.brokers),
    service: 'ingest',
    clientId: 'test',
    log: quietLog,
  });
  atTestEnd(() => reader.close());
  const spy = new HandlerSpy<string>();
  const early = reader.start('credentials', (record) => spy.see(String(record.value)));
  await early.caughtUp;
  expect(spy.seen).toEqual([]);

  const change = async (id: string): Promise<number> => {
    await writeRecords(cluster.brokers, 'credentials', [{ key: id, value: id }]);
    const written = performance.now();
    await spy.first((value) => value === id, 30_000);
    return performance.now() - written;
  };
  await change('first');
  expect(await change('second')).toBeLessThan(1_000);

  await cluster.kill(1);
  const lateSpy = new HandlerSpy<string>();
  const late = reader.start('credentials', (record) => lateSpy.see(String(record.value)));
  expect(spy.seen).toEqual(['first', 'second']);
  await cluster.restore(1);
  await late.caughtUp;
  expect([...lateSpy.seen].sort()).toEqual(['first', 'second']);
  await change('third');
  expect(await change('fourth')).toBeLessThan(1_000);
  expect(spy.seen).toEqual(['first', 'second', 'third', 'fourth']);
  await eventually(() => lateSpy.seen.length === 4);
  await reader.close();
}, 150_000);
