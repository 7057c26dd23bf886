/**
 * While the leader is away, the first publishers are told at their deadline and the later ones at once. Once it is back,
 * records are taken again within a second of the moment at which an independent client with acks=all first succeeds.
 */
import { createTopic, eventually, startCluster, stockKafka } from '@ponte/testing';
import { makePublisher, outbound, outcomeOf } from './publisher-under-test';

const DEADLINE_MS = 2_000;

it('503 at the deadline, then at once, then back within a second', async () => {
  const cluster = await startCluster({ brokers: 1 });
  await createTopic(cluster.brokers, 't', { partitions: 3 });
  const publisher = makePublisher(cluster.brokers, { config: { requestTimeoutMs: 1_500 } });
  let sequence = 0;
  const attempt = async (): Promise<{ outcome: string; ms: number }> => {
    const began = performance.now();
    const id = `r${(sequence += 1)}`;
    const outcome = await outcomeOf(
      publisher.publish(outbound('t', id, id), { deadlineMs: DEADLINE_MS }),
    );
    return { outcome, ms: performance.now() - began };
  };
  expect((await attempt()).outcome).toBe('acknowledged');

  await cluster.kill(1);
  const first = await attempt();
  expect(first.outcome).toBe('deadline');
  expect(first.ms).toBeGreaterThan(DEADLINE_MS - 50);
  expect(first.ms).toBeLessThan(DEADLINE_MS + 500);
  for (let n = 0; n < 20; n += 1) {
    const { outcome, ms } = await attempt();
    expect(outcome).toBe('unavailable');
    expect(ms).toBeLessThan(50);
  }
  expect(publisher.isAvailable('t')).toBe(false);
  expect(publisher.fault()).toContain('broker 1');

  const restored = cluster.restore(1);
  const independent = eventually(() => independentlyWritten(cluster.brokers), {
    timeoutMs: 30_000,
    intervalMs: 20,
  });
  const ours = eventually(
    async () => (await attempt()).outcome === 'acknowledged' && performance.now(),
    { timeoutMs: 30_000, intervalMs: 20 },
  );
  const [theirsAt, oursAt] = await Promise.all([independent, ours]);
  await restored;
  expect(oursAt - theirsAt).toBeLessThan(1_000);
  expect(publisher.fault()).toBeNull();
});

/** One fresh client, one record with acks=all; throws while it cannot. */
async function independentlyWritten(brokers: string): Promise<number> {
  const kafka = stockKafka(brokers, {
    retry: { retries: 0 },
    connectionTimeout: 500,
    requestTimeout: 2_000,
  });
  const producer = kafka.producer({
    retry: { retries: 0 },
  });
  try {
    await producer.connect();
    await producer.send({
      topic: 't',
      messages: [{ partition: 0, value: 'independent' }],
      acks: -1,
    });
    return performance.now();
  } finally {
    await producer.disconnect();
  }
}
