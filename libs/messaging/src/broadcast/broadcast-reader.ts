import { randomUUID } from 'node:crypto';
import { createKafka } from '../kafka/create-kafka';
import { clusterName } from '../kafka/kafka-name';
import type { KafkaConfig } from '../kafka/kafka.config';
import type { KafkaLog } from '../kafka/kafka-log';
import type { BroadcastRecord } from './broadcast-record';
import { BroadcastSubscription } from './broadcast-subscription';
import type { BroadcastFrom } from './broadcast-target';

export interface BroadcastHandle {
  /**
   * Resolves once everything that was on the topic at the start has been handed over; waits while Kafka is away. Of a
   * reader that begins behind the end: once it is known where that is, so that nothing written afterwards is missed.
   */
  readonly caughtUp: Promise<void>;
  /** Milliseconds since the topic was last reached, a fraction of a second while all is well; `Infinity` before that. */
  readonly untouchedMs: number;
  /** The consumer group of this process alone. */
  readonly groupId: string;
  /** Stops reading and deletes the group. */
  stop(): Promise<void>;
}

export interface BroadcastReaderOptions {
  readonly config: KafkaConfig;
  readonly service: string;
  readonly clientId: string;
  readonly log: KafkaLog;
}

/**
 * Reads topics that every process must know whole (credentials, replies): from the beginning, each record of a partition
 * in order, a change within a second. While Kafka is away the process keeps what it has, and goes on afterwards.
 */
export class BroadcastReader {
  private readonly handles = new Set<BroadcastHandle>();

  constructor(private readonly options: BroadcastReaderOptions) {}

  /**
   * @param topic name as in its contract
   * @param onRecord called for each record, one at a time per partition; what it throws is logged and the record passed by
   * @param from where to begin; by default with the first record that is there
   */
  start(
    topic: string,
    onRecord: (record: BroadcastRecord) => void | Promise<void>,
    from: BroadcastFrom = 'beginning',
  ): BroadcastHandle {
    const { config, service, clientId, log } = this.options;
    const groupId = clusterName(config.prefix, `${service}.broadcast.${randomUUID()}`);
    const subscription = new BroadcastSubscription({
      kafka: (attempt) => createKafka({ config, clientId, log, attempt, retries: 2 }),
      brokers: config.brokers.length,
      groupId,
      topic,
      onCluster: clusterName(config.prefix, topic),
      from,
      log,
      onRecord,
    });
    const handle: BroadcastHandle = {
      caughtUp: subscription.caughtUp,
      get untouchedMs() {
        return subscription.untouchedMs;
      },
      groupId,
      stop: async () => {
        this.handles.delete(handle);
        await subscription.stop();
      },
    };
    this.handles.add(handle);
    return handle;
  }

  /** Stops all that was started and not stopped; part of the service's drain. */
  async close(): Promise<void> {
    await Promise.all([...this.handles].map((handle) => handle.stop()));
  }
}
