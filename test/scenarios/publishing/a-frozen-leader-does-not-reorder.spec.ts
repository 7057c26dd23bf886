/**
 * A leader that freezes (SIGSTOP) keeps its connections and reads, when it goes on, what lay in them. Nothing gets out of
 * order by that: what was published first is written first, however often it is repeated. And what was refused meanwhile
 * is not written afterwards, beyond the one attempt that was in flight.
 *
 * kafkajs's own retries gave `first, second, first` on the log here.
 */
import {
  createTopic,
  eventually,
  readTopic,
  startCluster,
  type KafkaCluster,
} from '@ponte/testing';
import { makePublisher, outbound, outcomeOf } from './publisher-under-test';

const DEADLINE = { deadlineMs: 1_500 };
const KEY = 'application-1';

let cluster: KafkaCluster;

beforeAll(async () => {
  cluster = await startCluster({ brokers: 3 });
  // One copy: the leadership stays where it is.
  await createTopic(cluster.brokers, 'alone', { partitions: 1, replication: 1 });
  await createTopic(cluster.brokers, 't', { partitions: 1 });
});

it('nothing refused is written after the thaw but the attempt in flight, and the order holds', async () => {
  const publisher = makePublisher(cluster.brokers, { config: { requestTimeoutMs: 1_000 } });
  await publisher.publish(outbound('alone', KEY, 'before'));

  const frozen = (await cluster.leaderOf('alone', 0)) ?? 0;
  cluster.freeze(frozen);
  const inFlight = outcomeOf(publisher.publish(outbound('alone', KEY, 'in-flight'), DEADLINE));
  // Another turn of the loop, so that the first is on its way alone.
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const queued = outcomeOf(publisher.publish(outbound('alone', KEY, 'queued'), DEADLINE));
  expect([await inFlight, await queued]).toEqual(['deadline', 'deadline']);
  expect(await outcomeOf(publisher.publish(outbound('alone', KEY, 'refused'), DEADLINE))).toBe(
    'unavailable',
  );
  cluster.thaw(frozen);

  const later = await eventually(
    async () => {
      const id = `later-${Date.now()}`;
      const published = publisher.publish(outbound('alone', KEY, id), DEADLINE);
      return (await outcomeOf(published)) === 'acknowledged' && id;
    },
    { timeoutMs: 30_000 },
  );
  const logged = (await readTopic(cluster.brokers, 'alone')).map(({ value }) => String(value));
  expect(['before,in-flight', 'before']).toContain(logged.slice(0, -1).join());
  expect(logged.at(-1)).toBe(later);
  await cluster.settled();
});

it('the order holds when the leadership moves away from the frozen broker, and when that broker goes on', async () => {
  const publisher = makePublisher(cluster.brokers, { config: { requestTimeoutMs: 1_000 } });
  await publisher.publish(outbound('t', KEY, 'n0'));
  const frozen = (await cluster.leaderOf('t', 0)) ?? 0;

  cluster.freeze(frozen);
  const acknowledged: string[] = [];
  let sequence = 0;
  let publishing = true;
  const publishes: Promise<unknown>[] = [];
  const load = (async () => {
    while (publishing) {
      const id = `n${(sequence += 1)}`;
      publishes.push(publisher.publish(outbound('t', KEY, id)).then(() => acknowledged.push(id)));
      await new Promise((resolve) => setImmediate(resolve));
      // Bounded: outbox records wait as long as it takes.
      if (publishes.length - acknowledged.length > 200)
        await Promise.race(publishes.slice(acknowledged.length));
    }
  })();
  await eventually(() => acknowledged.length > 100, {
    timeoutMs: 30_000,
    what: 'publishing at the new leader',
  });
  cluster.thaw(frozen);
  await cluster.settled();
  const thawed = acknowledged.length;
  await eventually(() => acknowledged.length > thawed + 100, { timeoutMs: 30_000 });
  publishing = false;
  await load;
  await Promise.all(publishes);

  const logged = (await readTopic(cluster.brokers, 't')).map(({ value }) =>
    Number(String(value).slice(1)),
  );
  expect(new Set(logged)).toEqual(new Set(Array.from({ length: sequence + 1 }, (_, n) => n)));
  // A repeat may write a run again, but once something later was acknowledged nothing earlier comes.
  const firsts = [...new Set(logged)];
  expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
}, 150_000);
