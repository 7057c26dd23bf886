/**
 * A broadcast reader that begins behind the end gets what is written after it knew where that is, and nothing before; one
 * that begins at a time gets what was written since. Neither waits for a record to know that it has caught up.
 */
import { BroadcastReader } from '@ponte/messaging';
import { atTestEnd, createTopic, HandlerSpy, stack, writeRecords } from '@ponte/testing';
import { kafkaConfig, quietLog } from '../publishing/publisher-under-test';

it('a reader begins where it is told', async () => {
  const { brokers, prefix } = stack();
  const topic = `${prefix()}answers`;
  await createTopic(brokers, topic, { partitions: 3 });
  const reader = new BroadcastReader({
    ...{ config: kafkaConfig(brokers), service: 'ops', clientId: 'test', log: quietLog },
  });
  atTestEnd(() => reader.close());
  const write = (...ids: readonly string[]): Promise<void> =>
    writeRecords(
      brokers,
      topic,
      ids.map((id) => ({ key: id, value: id })),
    );
  const read = (from: 'end' | Date) => {
    const spy = new HandlerSpy<string>();
    const { caughtUp } = reader.start(topic, ({ value }) => spy.see(String(value)), from);
    return { spy, caughtUp };
  };

  await write('a', 'b', 'c', 'd');
  const [late, now] = [read(new Date(Date.now() + 60_000)), read('end')];
  await Promise.all([late.caughtUp, now.caughtUp]);
  const middle = new Date();
  await write('e', 'f', 'g', 'h');
  const since = read(middle);
  const all = read(new Date(0));
  await Promise.all([since.caughtUp, all.caughtUp]);
  await now.spy.first((value) => value === 'h', 20_000);
  await now.spy.first((value) => value === 'e', 20_000);
  expect(since.spy.seen.toSorted()).toEqual(['e', 'f', 'g', 'h']);
  expect(all.spy.seen.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  expect(now.spy.seen).not.toEqual(expect.arrayContaining(['a']));
  expect(new Set(now.spy.seen)).toEqual(new Set(now.spy.seen.filter((id) => id >= 'e')));
});
