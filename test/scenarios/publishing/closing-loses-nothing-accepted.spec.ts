/**
 * A publisher that is closed under load writes all that it had accepted before it goes, and refuses what comes after:
 * each publish ends either acknowledged and on the log, or refused with `closed` and not on the log.
 */
import { createTopic, readTopic, stack } from '@ponte/testing';
import { makePublisher, outbound, outcomeOf } from './publisher-under-test';

it('all that was accepted before close() is on the log', async () => {
  const { brokers, prefix } = stack();
  const config = { prefix: prefix() };
  await createTopic(brokers, `${config.prefix}t`, { partitions: 3 });
  const publisher = makePublisher(brokers, { config });
  const accepted = Array.from({ length: 5_000 }, (_, n) =>
    outcomeOf(publisher.publish(outbound('t', `k${n}`, `before-${n}`, Buffer.alloc(1_500, 'x')))),
  );
  const closed = publisher.close(20_000);
  const late = Array.from({ length: 50 }, (_, n) =>
    outcomeOf(publisher.publish(outbound('t', `k${n}`, `after-${n}`))),
  );
  await closed;

  expect(new Set(await Promise.all(accepted))).toEqual(new Set(['acknowledged']));
  expect(new Set(await Promise.all(late))).toEqual(new Set(['closed']));
  const logged = (await readTopic(brokers, `${config.prefix}t`)).map(
    ({ headers }) => headers.ce_id,
  );
  expect(new Set(logged)).toEqual(new Set(Array.from({ length: 5_000 }, (_, n) => `before-${n}`)));
});
