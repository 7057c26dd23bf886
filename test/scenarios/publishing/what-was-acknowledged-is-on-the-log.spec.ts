/**
 * A record whose publish was acknowledged is on the log, whatever happens to the brokers: of three, each in turn is
 * killed (SIGKILL), under load on every partition, and brought back before the next one dies.
 *
 * kafkajs alone does not keep this promise. Its `send` remembers per broker, not per partition, who has answered: if one
 * leader dies and its partition moves to a broker that has answered already, the retry skips it and `send` resolves
 * although the partition was never written. The first test shows that by the first kill, so that the second is known to
 * be able to fail: our guard counts a record only if its topic and partition stand in the result.
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
let load: Load;

/** Publishers that go on from before the first kill until after the last. */
class Load {
  readonly acknowledged: string[] = [];
  private sequence = 0;
  private stopped = false;
  private readonly publisher = makePublisher(cluster.brokers);
  private readonly publishers = Array.from({ length: PUBLISHERS }, () => this.publish());

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.publishers);
    await this.publisher.close(10_000);
  }

  /** Waits for so many more acknowledgements. */
  more(count: number): Promise<unknown> {
    const before = this.acknowledged.length;
    return eventually(() => this.acknowledged.length > before + count, { timeoutMs: 30_000 });
  }

  private async publish(): Promise<void> {
    while (!this.stopped) {
      const id = `r${(this.sequence += 1)}`;
      const record = outbound(TOPIC, id, id);
      const outcome = await outcomeOf(this.publisher.publish(record, { deadlineMs: 5_000 }));
      if (outcome === 'acknowledged') this.acknowledged.push(id);
      // A refusal comes at once; without a breath this loop would only refuse.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

beforeAll(async () => {
  // Leadership goes back to the first replica soon after a broker is restored, not after five minutes.
  const settings = {
    'leader.imbalance.check.interval.seconds': '2',
    'leader.imbalance.per.broker.percentage': '0',
  };
  cluster = await startCluster({ brokers: 3, settings });
  await createPlainTopic();
  await createTopic(cluster.brokers, TOPIC, { partitions: PARTITIONS });
  load = new Load();
  await load.more(500);
});

it('kafkajs alone resolves a send of which one partition was never written, and the guard tells', async () => {
  let lost: readonly number[] = [];
  // It needs both other brokers to answer before the dead one is noticed, which a busy machine may turn round.
  for (let round = 1; round <= 4 && lost.length === 0; round += 1) {
    lost = await killDuringSend(`round-${round}`);
  }
  expect(lost).toEqual([0]);
}, 240_000);

/** Kills broker 1 before kafkajs sends to three partitions; returns those of which nothing was written. */
async function killDuringSend(id: string): Promise<readonly number[]> {
  await eventually(async () => (await cluster.leaderOf('plain', 0)) === 1, { timeoutMs: 30_000 });
  const retry = { retries: 40, initialRetryTime: 200, maxRetryTime: 500 };
  const producer = stockKafka(cluster.brokers, { retry }).producer({ retry });
  await producer.connect();
  const messages = (when: string) =>
    [0, 1, 2].map((partition) => ({ partition, value: `${id}-${when}-${partition}` }));
  await producer.send({ topic: 'plain', messages: messages('before') });
  const victim = 1;
  await cluster.kill(victim);

  // Resolved: as far as kafkajs is concerned, all three are written.
  const results = await producer.send({ topic: 'plain', messages: messages('during'), acks: -1 });
  await producer.disconnect();
  // The partitions have new leaders, and the load goes on there.
  await load.more(500);
  await cluster.restore(victim);
  await cluster.settled();

  const logged = await valuesOf('plain');
  const covered = coveredPartitions(results);
  const written = messages('during').filter(({ value }) => logged.has(value));
  const told = messages('during').filter(({ partition }) => covered.has(`plain/${partition}`));
  // Nothing that the guard counts as written is missing.
  expect(told.filter((message) => !written.some(({ value }) => value === message.value))).toEqual(
    [],
  );
  return messages('during')
    .filter(({ value }) => !logged.has(value))
    .map(({ partition }) => partition);
}

it('of our publisher every acknowledged record is on the log after each broker was killed in turn', async () => {
  // The first test killed broker 1 under the same load.
  for (const victim of [2, 3]) {
    const led = await partitionsLedBy(victim);
    await cluster.kill(victim);
    // The load alone would not tell: it goes on with the other partitions.
    for (const partition of led) {
      await eventually(
        async () => ![undefined, victim].includes(await cluster.leaderOf(TOPIC, partition)),
        { timeoutMs: 20_000 },
      );
    }
    await load.more(1_000);
    await cluster.restore(victim);
    await cluster.settled();
  }
  await load.stop();

  const logged = await valuesOf(TOPIC);
  expect(load.acknowledged.filter((id) => !logged.has(id))).toEqual([]);
  expect(load.acknowledged.length).toBeGreaterThan(3_000);
}, 240_000);

async function partitionsLedBy(broker: number): Promise<number[]> {
  const partitions = Array.from({ length: PARTITIONS }, (_, partition) => partition);
  const leaders = await Promise.all(partitions.map((each) => cluster.leaderOf(TOPIC, each)));
  return partitions.filter((each) => leaders[each] === broker);
}

/**
 * Partition 0 is led by broker 1 and goes to broker 2 when that dies. The others have no copy on broker 1, so that
 * brokers 2 and 3 have answered for them long before.
 */
async function createPlainTopic(): Promise<void> {
  const admin = stockKafka(cluster.brokers).admin();
  await admin.connect();
  const copies = [
    [1, 2],
    [2, 3],
    [3, 2],
  ];
  await admin.createTopics({
    waitForLeaders: false,
    topics: [
      {
        topic: 'plain',
        replicaAssignment: copies.map((replicas, partition) => ({ partition, replicas })),
        configEntries: [{ name: 'min.insync.replicas', value: '1' }],
      },
    ],
  });
  await admin.disconnect();
  await eventually(async () => (await cluster.leaderOf('plain', 0)) === 1, { timeoutMs: 30_000 });
}

async function valuesOf(topic: string): Promise<Set<string>> {
  return new Set((await readTopic(cluster.brokers, topic)).map(({ value }) => String(value)));
}
