import type { AttemptOutcome, PartitionBatch } from '../publish/attempt';
import { NO_LEADER } from '../publish/partition-queue';
import type { Leaders, PipelineTransport } from '../publish/pipeline-transport';
import { ClusterView } from './cluster-view';
import { clusterName } from './kafka-name';
import type { KafkaConfig } from './kafka.config';
import type { KafkaLog } from './kafka-log';
import { LeaderConnection } from './leader-connection';

/** The pipelines' view of Kafka: a producer per leader, metadata from whichever broker answers. */
export class KafkaTransport implements PipelineTransport {
  private readonly view: ClusterView;
  private readonly connections = new Map<number, LeaderConnection>();

  constructor(private readonly options: { config: KafkaConfig; clientId: string; log: KafkaLog }) {
    this.view = new ClusterView(options);
  }

  async send(
    leader: number,
    batches: readonly PartitionBatch[],
    onOverdue: () => void,
  ): Promise<AttemptOutcome> {
    const address = this.view.brokers.get(leader);
    if (!address)
      return { kind: 'failed', blame: 'route', reason: `broker ${leader} is not known` };
    const known = this.connections.get(leader);
    if (known && known.address !== address) known.close();
    const connection = known?.address === address ? known : this.connect(leader, address);
    return connection.send(batches, onOverdue);
  }

  async ping(leader: number): Promise<boolean> {
    const address = this.view.brokers.get(leader);
    return address !== undefined && this.view.answers(address);
  }

  async leaders(topics: readonly string[]): Promise<ReadonlyMap<string, Leaders>> {
    const { prefix } = this.options.config;
    const names = new Map(topics.map((topic) => [clusterName(prefix, topic), topic]));
    const leaders = new Map<string, Leaders>();
    if (names.size === 0) return leaders;
    const { topicMetadata, brokers } = await this.view.metadata([...names.keys()]);
    const alive = new Set(brokers.map(({ nodeId }) => nodeId));
    for (const { topic, topicErrorCode, partitionMetadata } of topicMetadata) {
      const own = names.get(topic);
      if (own === undefined || topicErrorCode !== 0) continue;
      const byPartition: number[] = [];
      for (const { partitionId, leader } of partitionMetadata)
        byPartition[partitionId] = alive.has(leader) ? leader : NO_LEADER;
      leaders.set(own, byPartition);
    }
    return leaders;
  }

  close(): void {
    for (const connection of this.connections.values()) connection.close();
    this.view.close();
  }

  private connect(leader: number, address: string): LeaderConnection {
    const connection = new LeaderConnection(leader, address, {
      ...this.options,
      answers: () => this.view.answers(address),
    });
    this.connections.set(leader, connection);
    return connection;
  }
}
