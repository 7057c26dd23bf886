/**
 * A record whose publish was acknowledged is on the log, whatever happens to the brokers: three of them, each killed
 * (SIGKILL) and brought back in turn, under load on every partition.
 *
 * kafkajs alone does not keep this promise. Its `send` remembers per broker, not per partition, who has answered: if one
 * leader dies and its partition moves to a broker that has answered already, the retry skips it and `send` resolves
 * although the partition was never written. The first test shows that on the same cluster, so that the second is known
 * to be able to fail: our guard counts a record only if its topic and partition stand in the result.
 */
import {
  createTopic,
  eventually,
  readTopic,
  startCluster,
  stockKafka,
  type KafkaCluster,
} from '@ponte/testing';
import { coveredPartitions } from '@ponte/messaging';
import { makePublisher, outbound, outcomeOf } from './publisher-under-test';

const TOPIC = 'load';
const PARTITIONS = 6;
const PUBLISHERS = 48;

let cluster: KafkaCluster;

beforeAll(async () => {
  cluster = await startCluster({ brokers: 3 });
}, 120_000);

it('kafkajs alone resolves a send of which one partition was never written, and the guard tells', async () => {
  await createTopic(cluster.brokers, 'plain', { partitions: PARTITIONS });
  const retry = { retries: 40, initialRetryTime: 200, maxRetryTime: 500 };
  const producer = stockKafka(cluster.brokers, { retry }).producer({
    retry,
  });
  await producer.connect();
  const messages = (id: string) =>
    Array.from({ length: PARTITIONS }, (_, partition) => ({
      partition,
      value: `${id}-${partition}`,
    }));
  await producer.send({ topic: 'plain', messages: messages('before') });
  const victim = (await cluster.leaderOf('plain', 0)) ?? 0;
  await cluster.kill(victim);

  // Resolved: as far as kafkajs is concerned, all six are written.
  const results = await producer.send({ topic: 'plain', messages: messages('during'), acks: -1 });
  await producer.disconnect();
  await cluster.restore(victim);

  const logged = new Set(
    (await readTopic(cluster.brokers, 'plain')).map(({ value }) => String(value)),
  );
  const lost = messages('during').filter(({ value }) => !logged.has(value));
  expect(lost.map(({ partition }) => partition)).toContain(0);
  const covered = coveredPartitions(results);
  for (const { partition, value } of messages('during')) {
    if (covered.has(`plain/${partition}`)) expect(logged).toContain(value);
  }
  expect(lost.every(({ partition }) => !covered.has(`plain/${partition}`))).toBe(true);
}, 120_000);

it('of our publisher every acknowledged record is on the log after each broker was killed in turn', async () => {
  await createTopic(cluster.brokers, TOPIC, { partitions: PARTITIONS });
  const publisher = makePublisher(cluster.brokers);
  const acknowledged: string[] = [];
  const outcomes = new Map<string, number>();
  let loading = true;
  let sequence = 0;
  const load = Array.from({ length: PUBLISHERS }, async () => {
    while (loading) {
      const id = `r${(sequence += 1)}`;
      const outcome = await outcomeOf(
        publisher.publish(outbound(TOPIC, id, id), { deadlineMs: 5_000 }),
      );
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (outcome === 'acknowledged') acknowledged.push(id);
      // A refusal comes at once; without a breath this loop would only refuse.
      else await new Promise((resolve) => setImmediate(resolve));
    }
  });

  for (const id of cluster.ids) {
    const before = acknowledged.length;
    await eventually(() => acknowledged.length > before + 500);
    const leads = await cluster.leaderOf(TOPIC, 0);
    await cluster.kill(id);
    // Its partitions have new leaders and the load goes on there.
    await eventually(
      async () =>
        (await cluster.leaderOf(TOPIC, 0)) !== undefined &&
        (leads !== id || (await cluster.leaderOf(TOPIC, 0)) !== id),
      { timeoutMs: 20_000 },
    );
    const moved = acknowledged.length;
    await eventually(() => acknowledged.length > moved + 500, { timeoutMs: 20_000 });
    await cluster.restore(id);
    await cluster.settled();
  }
  loading = false;
  await Promise.all(load);
  await publisher.close(10_000);

  const logged = new Set(
    (await readTopic(cluster.brokers, TOPIC)).map(({ value }) => String(value)),
  );
  expect(acknowledged.filter((id) => !logged.has(id))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(3_000);
  expect([...outcomes.keys()].sort()).toEqual(expect.arrayContaining(['acknowledged']));
}, 240_000);
