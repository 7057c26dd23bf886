import type { Socket } from 'node:net';
import type { ICustomPartitioner, Message, Producer } from 'kafkajs';
import type { AttemptOutcome, PartitionBatch } from '../publish/attempt';
import { coveredPartitions } from './covered-partitions';
import { createKafka } from './create-kafka';
import { cut } from './cut-connection';
import { judgeFailure, StaleLeaderError } from './failure-blame';
import { clusterName, ownName } from './kafka-name';
import type { KafkaConfig } from './kafka.config';
import type { KafkaLog } from './kafka-log';
import { openSocket } from './open-socket';

/** The broker gives up waiting for its replicas before we give up waiting for the broker. */
const BROKER_TIMEOUT_SHARE = 0.85;
/** Metadata are read anew after an error and by a fresh producer, never by age in the middle of an attempt. */
const METADATA_MAX_AGE_MS = 24 * 3_600_000;
/** How often a silent broker is tried on a connection of its own. */
const PROBE_EVERY_MS = 250;
/** A broker that answers elsewhere for so long and is silent here has lost this connection. */
const GRACE_MS = 500;

export interface LeaderConnectionOptions {
  readonly config: KafkaConfig;
  readonly clientId: string;
  readonly log: KafkaLog;
  /** Whether the broker answers on another connection. */
  readonly answers: () => Promise<boolean>;
}

/**
 * One leader's own kafkajs producer, with that leader as its only address: one TCP connection carries all its attempts,
 * so the broker reads them in the order in which they were sent, and what another broker does cannot hold this one up.
 */
export class LeaderConnection {
  private producer: Producer | undefined;
  private socket: Socket | undefined;
  private closed = false;

  constructor(
    readonly leader: number,
    readonly address: string,
    private readonly options: LeaderConnectionOptions,
  ) {}

  /** One `sendBatch`. Settles only when nothing of it can reach the log any more. Never rejects. */
  async send(batches: readonly PartitionBatch[], onOverdue: () => void): Promise<AttemptOutcome> {
    try {
      if (this.producer && this.socket?.destroyed !== false) this.dispose();
      const producer = await this.connected();
      const { config } = this.options;
      const results = await producer.sendBatch({
        acks: -1,
        timeout: Math.round(config.requestTimeoutMs * BROKER_TIMEOUT_SHARE),
        topicMessages: topicMessages(batches, config.prefix),
      });
      return {
        kind: 'answered',
        covered: coveredPartitions(results, (topic) => ownName(config.prefix, topic) ?? topic),
      };
    } catch (error) {
      const { blame, reason, unanswered } = judgeFailure(error);
      if (unanswered) {
        onOverdue();
        await this.heardOrLost();
      } else if (blame === 'leader' || blame === 'route') {
        this.dispose();
      }
      return { kind: 'failed', blame, reason };
    }
  }

  /** Cuts the connection: what was sent and not answered is given up. */
  close(): void {
    this.closed = true;
    this.dispose();
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer;
    const { config, clientId, log } = this.options;
    const kafka = createKafka({
      config,
      clientId,
      log,
      brokers: [this.address],
      retries: 0,
      socketFactory: (socket) => (this.socket = openSocket(socket)),
    });
    const producer = (this.producer = kafka.producer({
      retry: { retries: 0 },
      idempotent: false,
      allowAutoTopicCreation: false,
      metadataMaxAge: METADATA_MAX_AGE_MS,
      createPartitioner: this.partitioner,
    }));
    await producer.connect();
    return producer;
  }

  /** The partition is decided already; here the attempt is stopped if it would not go to this leader alone. */
  private readonly partitioner: ICustomPartitioner =
    () =>
    ({ topic, partitionMetadata, message }) => {
      const partition = message.partition ?? 0;
      const leader = partitionMetadata.find(({ partitionId }) => partitionId === partition)?.leader;
      if (leader !== this.leader) throw new StaleLeaderError(topic, partition, leader);
      return partition;
    };

  /**
   * After a time-out the request may lie unread in a frozen broker, and would be written after what is sent next on
   * another connection. So wait until the broker is heard here again (it answers in order), or the connection is gone,
   * or the broker answers elsewhere but not here.
   */
  private heardOrLost(): Promise<void> {
    const { socket } = this;
    if (!socket || socket.destroyed || this.closed) {
      this.dispose();
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      let settled = false;
      const settle = (keep: boolean): void => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        socket.off('data', heard).off('close', lost);
        if (!keep) this.dispose();
        resolve();
      };
      const heard = (): void => settle(true);
      const lost = (): void => settle(false);
      const probe = (): void => {
        void this.options.answers().then((answers) => {
          if (settled) return;
          timer = answers ? setTimeout(lost, GRACE_MS) : setTimeout(probe, PROBE_EVERY_MS);
        });
      };
      let timer = setTimeout(probe, PROBE_EVERY_MS);
      socket.on('data', heard).on('close', lost);
    });
  }

  private dispose(): void {
    const { producer, socket } = this;
    this.producer = undefined;
    this.socket = undefined;
    if (socket) cut(socket);
    // Not awaited: kafkajs waits there for answers that a cut connection never brings.
    producer?.disconnect().catch((error: unknown) => {
      this.options.log.debug(
        { broker: this.address, err: error },
        'a producer did not close in order',
      );
    });
  }
}

function topicMessages(
  batches: readonly PartitionBatch[],
  prefix: string,
): { topic: string; messages: Message[] }[] {
  const byTopic = new Map<string, Message[]>();
  for (const { topic, partition, records } of batches) {
    const messages = byTopic.get(topic) ?? [];
    byTopic.set(topic, messages);
    for (const { record } of records)
      messages.push({
        partition,
        key: record.key,
        value: record.value,
        headers: record.headers as Record<string, string>,
      });
  }
  return [...byTopic].map(([topic, messages]) => ({ topic: clusterName(prefix, topic), messages }));
}
