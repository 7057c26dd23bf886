import { BrokerPeer, type RawMetadata } from './broker-peer';
import type { KafkaConfig } from './kafka.config';
import type { KafkaLog } from './kafka-log';

/** A broker that has not answered by then gets a competitor; a healthy one takes 1 to 5 ms. */
const HEDGE_MS = 150;
/** A broker that has not answered by then is given up. */
const PEER_TIMEOUT_MS = 1_000;

/**
 * The cluster's metadata from whichever broker answers first: the last good one is asked, and while it is silent the
 * next ones too. A frozen broker costs 150 ms, not a time-out.
 */
export class ClusterView {
  private readonly peers = new Map<string, BrokerPeer>();
  private addresses: string[];
  /** Addresses of the brokers that the cluster named last, by broker id. */
  readonly brokers = new Map<number, string>();

  constructor(private readonly options: { config: KafkaConfig; clientId: string; log: KafkaLog }) {
    this.addresses = [...options.config.brokers];
  }

  /** @throws AggregateError if no broker answers */
  async metadata(topics: readonly string[]): Promise<RawMetadata> {
    const order = [...this.addresses];
    const metadata = await this.race(order, topics);
    for (const { nodeId, host, port } of metadata.brokers)
      this.brokers.set(nodeId, `${host}:${port}`);
    const known = metadata.brokers.map(({ host, port }) => `${host}:${port}`);
    this.addresses = [
      ...new Set([...this.addresses.slice(0, 1), ...known, ...this.options.config.brokers]),
    ];
    for (const [address, peer] of this.peers)
      if (!this.addresses.includes(address)) this.drop(address, peer);
    return metadata;
  }

  /** Whether a broker answers on a new connection. */
  async answers(address: string): Promise<boolean> {
    const peer = this.peer(address);
    try {
      await peer.greet();
      return true;
    } catch (error) {
      this.options.log.debug({ broker: address, err: error }, 'the broker does not answer');
      return false;
    } finally {
      this.drop(address, peer);
    }
  }

  /**
   * Whether each broker, asked itself, names a leader for every partition.
   *
   * @param partitions number of partitions by topic, as named on the cluster
   */
  async everyBrokerKnowsLeaders(partitions: ReadonlyMap<string, number>): Promise<boolean> {
    const topics = [...partitions.keys()];
    const { brokers } = await this.metadata(topics);
    const views = await Promise.all(
      brokers.map(({ host, port }) => this.ask(`${host}:${port}`, topics)),
    );
    return views.every(({ topicMetadata }) => {
      const led = new Map(topicMetadata.map((topic) => [topic.topic, leadersOf(topic)]));
      return topics.every((topic) => (led.get(topic) ?? 0) >= (partitions.get(topic) ?? 0));
    });
  }

  close(): void {
    for (const [address, peer] of this.peers) this.drop(address, peer);
  }

  private async race(order: readonly string[], topics: readonly string[]): Promise<RawMetadata> {
    const asked: Promise<RawMetadata>[] = [];
    for (const address of order) {
      const answer = this.ask(address, topics);
      asked.push(answer);
      const early = await Promise.race([answer.then(done, failed), pause(HEDGE_MS)]);
      if (early === 'done') return answer;
    }
    return Promise.any(asked);
  }

  private async ask(address: string, topics: readonly string[]): Promise<RawMetadata> {
    const known = this.peers.get(address);
    const peer = known ?? this.peer(address);
    this.peers.set(address, peer);
    try {
      const metadata = await peer.metadata(topics);
      this.addresses = [address, ...this.addresses.filter((other) => other !== address)];
      return metadata;
    } catch (error) {
      this.drop(address, peer);
      // A connection that was closed meanwhile (a restarted broker, an idle time-out) deserves a new one at once.
      if (known) return this.ask(address, topics);
      throw error;
    }
  }

  private peer(address: string): BrokerPeer {
    return new BrokerPeer(address, { ...this.options, timeoutMs: PEER_TIMEOUT_MS });
  }

  private drop(address: string, peer: BrokerPeer): void {
    if (this.peers.get(address) === peer) this.peers.delete(address);
    peer.close();
  }
}

/** Number of partitions that have a leader. */
function leadersOf(topic: RawMetadata['topicMetadata'][number]): number {
  if (topic.topicErrorCode !== 0) return 0;
  const led = topic.partitionMetadata.filter(
    ({ partitionErrorCode, leader }) => partitionErrorCode === 0 && leader >= 0,
  );
  return led.length;
}

const done = (): 'done' => 'done';
const failed = (): 'failed' => 'failed';

function pause(ms: number): Promise<'slow'> {
  return new Promise((resolve) => setTimeout(resolve, ms, 'slow' as const));
}
