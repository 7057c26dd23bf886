import type { Kafka } from 'kafkajs';
import type { KafkaLog } from '../kafka/kafka-log';
import type { BroadcastRecord } from './broadcast-record';

/** Where to begin: with the first record that is there, behind the last, or with the first written at or after a time. */
export type BroadcastFrom = 'beginning' | 'end' | Date;

/** What is read, how, and for whom. */
export interface BroadcastTarget {
  /** A client for each attempt (0 for the first); each begins with another broker. */
  readonly kafka: (attempt: number) => Kafka;
  /** How many brokers there are to begin with. */
  readonly brokers: number;
  /** A group of this process alone. */
  readonly groupId: string;
  /** As in its contract. */
  readonly topic: string;
  readonly onCluster: string;
  readonly from: BroadcastFrom;
  readonly log: KafkaLog;
  readonly onRecord: (record: BroadcastRecord) => void | Promise<void>;
}
