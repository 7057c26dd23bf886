/**
 * Promises about the death of brokers are only worth what the cluster that they are shown on is worth: three real
 * brokers, of which one can be killed and frozen without the others losing what was written with acks=all, and which
 * comes back with its data.
 */
import {
  createTopic,
  eventually,
  readTopic,
  startCluster,
  writeRecords,
  type KafkaCluster,
} from '@ponte/testing';

const TOPIC = 'thing.happened.v1';

describe('a cluster of three', () => {
  let cluster: KafkaCluster;
  const values = async () =>
    (await readTopic(cluster.brokers, TOPIC)).map(({ value }) => value?.toString());

  beforeAll(async () => {
    cluster = await startCluster({ brokers: 3 });
    await createTopic(cluster.brokers, TOPIC, { partitions: 1 });
  });

  it('keeps what was acknowledged when the leader is killed, and takes more', async () => {
    await writeRecords(cluster.brokers, TOPIC, [{ value: 'before' }]);
    const leader = (await cluster.leaderOf(TOPIC, 0)) ?? 0;
    await cluster.kill(leader);
    await eventually(async () => expect(await cluster.leaderOf(TOPIC, 0)).not.toBe(leader), {
      timeoutMs: 20_000,
    });
    await eventually(() => writeRecords(cluster.brokers, TOPIC, [{ value: 'after' }]), {
      timeoutMs: 20_000,
    });
    expect((await values()).filter((value) => value === 'before')).toEqual(['before']);
    await cluster.restore(leader);
    await cluster.settled();
    expect(await values()).toContain('after');
  });

  it('gives a frozen leader up, and takes it back when it is thawed', async () => {
    const leader = (await cluster.leaderOf(TOPIC, 0)) ?? 0;
    const other = cluster.ids.find((id) => id !== leader) ?? 0;
    cluster.freeze(leader);
    try {
      await eventually(
        async () => {
          // Asked of a broker that answers: a client that picks the frozen one waits for its time-out.
          const now = await cluster.leaderOf(TOPIC, 0, other);
          expect([undefined, leader]).not.toContain(now);
        },
        { timeoutMs: 30_000 },
      );
    } finally {
      cluster.thaw(leader);
    }
    await cluster.settled();
  });
});
