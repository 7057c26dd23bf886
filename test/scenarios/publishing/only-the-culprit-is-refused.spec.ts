/**
 * A record that its topic does not take, among good ones of the same partition and of others: only that record fails,
 * the others land in their order. Whether the publisher knows the topic's limit (then the record never enters a batch)
 * or the broker alone does (then the batch is halved until the culprit is alone).
 */
import { createTopic, readTopic, stack } from '@ponte/testing';
import { makePublisher, outbound, outcomeOf } from './publisher-under-test';

const LIMIT = 20_000;

async function publishWithACulprit(
  topicBytes: (topic: string) => number | undefined,
): Promise<{ refused: string; outcomes: string[]; logged: string[] }> {
  const { brokers, prefix } = stack();
  const config = { prefix: prefix() };
  await createTopic(brokers, `${config.prefix}limited`, {
    partitions: 3,
    config: { 'max.message.bytes': String(LIMIT) },
  });
  const publisher = makePublisher(brokers, { config, topicBytes });
  await publisher.publish(outbound('limited', 'warm', 'warm'));
  const published = Array.from({ length: 120 }, (_, n) => {
    const value = Buffer.alloc(n === 61 ? LIMIT + 1 : 100, 'x');
    return outcomeOf(
      publisher.publish(outbound('limited', `k${n % 7}`, `r${n}`, value), { deadlineMs: 10_000 }),
    );
  });
  const outcomes = await Promise.all(published);
  const logged = (await readTopic(brokers, `${config.prefix}limited`)).map(
    ({ headers }) => headers.ce_id ?? '',
  );
  return { refused: outcomes[61] ?? '', outcomes: outcomes.filter((_, n) => n !== 61), logged };
}

const others = Array.from({ length: 120 }, (_, n) => n).filter((n) => n !== 61);

it.each([
  ['the publisher knows the limit', (): number => LIMIT, 'too-large'],
  ['only the broker knows the limit', (): undefined => undefined, 'refused'],
] as const)('one record fails and 119 land when %s', async (_when, topicBytes, code) => {
  const { refused, outcomes, logged } = await publishWithACulprit(topicBytes);
  expect(refused).toBe(code);
  expect(new Set(outcomes)).toEqual(new Set(['acknowledged']));
  expect(logged).not.toContain('r61');
  expect(new Set(logged)).toEqual(new Set(['warm', ...others.map((n) => `r${n}`)]));
  for (let key = 0; key < 7; key += 1) {
    const ofKey = [...new Set(logged)].filter(
      (id) => id !== 'warm' && Number(id.slice(1)) % 7 === key,
    );
    expect(ofKey).toEqual(others.filter((n) => n % 7 === key).map((n) => `r${n}`));
  }
});
