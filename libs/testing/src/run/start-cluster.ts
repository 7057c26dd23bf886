import { signalProcess } from '../process/end-process';
import { guardProcess, releaseProcess } from '../process/guardian';
import { observer, waitForBrokers } from '../stack/cluster-ready';
import {
  bootstrapServers,
  killBroker,
  restoreBroker,
  runningOnes,
  startBrokers,
  stopBrokers,
  type RunningBroker,
} from '../stack/kafka-cluster';
import { silent, type Progress } from '../stack/progress';
import { atTestEnd } from './at-test-end';
import { removeFolder, temporaryFolder } from './temporary-folder';

/** A Kafka cluster of one's own, whose brokers may be killed and frozen. Brokers are numbered from 1. */
export interface KafkaCluster {
  /** `host:port,…` of all brokers; the same over the whole life. */
  readonly brokers: string;
  readonly ids: readonly number[];
  /** `host:port` of one broker. */
  address(id: number): string;
  /** SIGKILL; returns when the process is gone (the cluster notices within 5 s). */
  kill(id: number): Promise<void>;
  /** Starts a killed broker again; returns when the cluster has it back. */
  restore(id: number): Promise<void>;
  /** SIGSTOP: connections stay open and nothing answers. */
  freeze(id: number): void;
  /** SIGCONT. */
  thaw(id: number): void;
  /**
   * The broker that leads the partition now; undefined while there is none. `asked`: the broker to ask, any running one
   * by default (name one if another is frozen: asking that one ends in a time-out).
   */
  leaderOf(topic: string, partition: number, asked?: number): Promise<number | undefined>;
  /** Waits until all running brokers are in the cluster. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a cluster (one broker 3–4 s, three 5–8 s). It is stopped at the end of the test file, or when this process
 * dies.
 *
 * @param options.brokers 1 or 3; with 3: replication 3 and min.insync.replicas 2 by default
 * @param options.settings broker settings that differ from the local stack's
 * @param options.throwaway brokers that come up with half the work but run slower: right for tests and the default in
 *   them, wrong for what measures
 */
export async function startCluster(
  options: {
    brokers?: number;
    settings?: Readonly<Record<string, string>>;
    throwaway?: boolean;
    onProgress?: Progress;
  } = {},
): Promise<KafkaCluster> {
  const onProgress = options.onProgress ?? silent;
  // As in at-test-end.ts: outside a test file there is no afterAll.
  const throwaway = options.throwaway ?? typeof afterAll === 'function';
  const onStarted = (broker: RunningBroker) => guardProcess(broker.process.pid);
  const folder = await temporaryFolder('kafka');
  const running = await startBrokers({
    brokers: options.brokers ?? 1,
    folder,
    settings: options.settings,
    throwaway,
    onProgress,
    onStarted,
  });
  const brokers = bootstrapServers(running);
  const specs = running.map(({ spec }) => spec);

  const find = (id: number): RunningBroker => {
    const found = running[id - 1];
    if (!found) throw new Error(`There is no broker ${id}; they are 1 to ${running.length}.`);
    return found;
  };
  const cluster: KafkaCluster = {
    brokers,
    ids: specs.map(({ id }) => id),
    address: (id) => bootstrapServers([find(id)]),
    async kill(id) {
      await killBroker(find(id));
      releaseProcess(find(id).process.pid);
    },
    async restore(id) {
      running[id - 1] = await restoreBroker(find(id).spec, specs, {
        settings: options.settings,
        throwaway,
        onProgress,
        onStarted,
      });
    },
    freeze: (id) => void signalProcess(find(id).process, 'SIGSTOP'),
    thaw: (id) => void signalProcess(find(id).process, 'SIGCONT'),
    leaderOf: (topic, partition, asked) =>
      leaderOf(
        bootstrapServers(asked === undefined ? runningOnes(running) : [find(asked)]),
        topic,
        partition,
      ),
    settled: () => waitForBrokers(runningOnes(running)),
    async stop() {
      await stopBrokers(running);
      for (const { process } of running) releaseProcess(process.pid);
      await removeFolder(folder);
    },
  };
  atTestEnd(() => cluster.stop());
  return cluster;
}

async function leaderOf(
  brokers: string,
  topic: string,
  partition: number,
): Promise<number | undefined> {
  const admin = observer(brokers).admin();
  await admin.connect();
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    const leader = topics[0]?.partitions.find(
      ({ partitionId }) => partitionId === partition,
    )?.leader;
    return leader === undefined || leader < 0 ? undefined : leader;
  } finally {
    await admin.disconnect();
  }
}
