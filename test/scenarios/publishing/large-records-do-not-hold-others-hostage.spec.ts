/**
 * 300 large records for one partition, more than its topic takes in one batch and far more than one request carries, and
 * an innocent small one for another partition of the same leader: all land, and the innocent one neither waits for the
 * large ones nor is refused.
 *
 * kafkajs writes one record batch per partition and request, and `max.message.bytes` counts per batch: sent together,
 * the 300 would be refused for good.
 */
import { createTopic, readTopic, stack } from '@ponte/testing';
import { makePublisher, outbound } from './publisher-under-test';

it('all 300 land, and the innocent one before them', async () => {
  const { brokers, prefix } = stack();
  const config = { prefix: prefix() };
  await createTopic(brokers, `${config.prefix}large`, { partitions: 2 });
  const publisher = makePublisher(brokers, { config });
  const [hot, innocent] = await keysOfTwoPartitions(publisher.publish.bind(publisher));

  const value = Buffer.alloc(200_000, 'x');
  let landed = 0;
  const large = Array.from({ length: 300 }, (_, n) =>
    publisher
      .publish(outbound('large', hot, `large-${n}`, value), { deadlineMs: 30_000 })
      .then(() => (landed += 1)),
  );
  await publisher.publish(outbound('large', innocent, 'innocent'), { deadlineMs: 5_000 });
  expect(landed).toBeLessThan(50);
  await Promise.all(large);

  const ids = (await readTopic(brokers, `${config.prefix}large`)).map(
    ({ headers }) => headers.ce_id,
  );
  expect(ids.filter((id) => id?.startsWith('large-'))).toEqual(
    Array.from({ length: 300 }, (_, n) => `large-${n}`),
  );
  expect(ids).toContain('innocent');
});

async function keysOfTwoPartitions(
  publish: ReturnType<typeof makePublisher>['publish'],
): Promise<[string, string]> {
  const keys = new Map<number, string>();
  for (let n = 0; keys.size < 2; n += 1) {
    const { partition } = await publish(outbound('large', `k${n}`, `probe-${n}`));
    keys.set(partition, `k${n}`);
  }
  return [keys.get(0) ?? '', keys.get(1) ?? ''];
}
