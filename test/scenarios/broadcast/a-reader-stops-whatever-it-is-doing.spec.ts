/**
 * A process may be asked to leave a moment after it began: while it finds out where the topic ends, while it joins its
 * group, or while Kafka is away. A reader stops in each of these moments, or it would hold the process until it is killed.
 */
import { BroadcastReader } from '@ponte/messaging';
import { createTopic, freePort, HandlerSpy, stack } from '@ponte/testing';
import { kafkaConfig, quietLog } from '../publishing/publisher-under-test';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const reader = (
  brokers: string,
  log: ConstructorParameters<typeof BroadcastReader>[0]['log'] = quietLog,
): BroadcastReader =>
  new BroadcastReader({ config: kafkaConfig(brokers), service: 'ingest', clientId: 'test', log });

it('at every moment of its beginning', async () => {
  const { brokers } = stack();
  const topic = `${stack().prefix()}credentials`;
  await createTopic(brokers, topic, { partitions: 1 });
  const started = reader(brokers);
  // The moments themselves, in turns of the event loop: the last is behind the first record that could come.
  for (const turns of [0, 1, 10, 100, 1_000, 3_000, 10_000, 30_000, 100_000]) {
    const handle = started.start(topic, () => undefined);
    for (let each = 0; each < turns; each += 1) await turn();
    await handle.stop();
  }
});

it('while Kafka is away', async () => {
  const spy = new HandlerSpy<string>();
  const log = { ...quietLog, warn: (_facts: object, message: string) => spy.see(message) };
  const away = `127.0.0.1:${await freePort()}`;
  const handle = reader(away, log).start('credentials', () => undefined);
  await spy.first((message) => /was interrupted/.test(message), 40_000);
  await handle.stop();
});
