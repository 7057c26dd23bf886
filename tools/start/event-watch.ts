import { eventually, stockKafka } from '@ponte/testing';
import type { EventContract } from '@ponte/contracts';

/** An event as an analyst reads it: its topic and its plain JSON. */
export interface SeenEvent {
  readonly topic: string;
  readonly at: number;
  readonly value: Record<string, unknown>;
}

/**
 * Reads topics from now on, as any consumer outside Ponte would: without keys, so that what is sealed stays sealed.
 */
export class EventWatch {
  private readonly seen: SeenEvent[] = [];
  private stopReading: () => Promise<void> = () => Promise.resolve();

  /** Resolves once every partition is read from its present end. */
  async start(brokers: string, contracts: readonly Pick<EventContract, 'topic'>[]): Promise<void> {
    const kafka = stockKafka(brokers);
    const topics = contracts.map(({ topic }) => topic);
    const admin = kafka.admin();
    await admin.connect();
    const ends = new Map<string, { partition: number; offset: string }[]>();
    for (const topic of topics) {
      // A broker that has just made a topic says for a moment that it does not lead its partitions.
      const offsets = await eventually(() => admin.fetchTopicOffsets(topic), {
        what: `as posições de ${topic}`,
      });
      ends.set(
        topic,
        offsets.map(({ partition, high }) => ({ partition, offset: high })),
      );
    }
    const groupId = `ponte-start-${process.pid}-${Date.now()}`;
    const consumer = kafka.consumer({ groupId });
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: false });
    const joined = new Promise<void>((resolve) => {
      consumer.on(consumer.events.GROUP_JOIN, () => {
        for (const [topic, partitions] of ends) {
          for (const { partition, offset } of partitions)
            consumer.seek({ topic, partition, offset });
        }
        resolve();
      });
    });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ topic, message }) => {
        const value = JSON.parse(message.value?.toString('utf8') ?? 'null') as Record<
          string,
          unknown
        >;
        this.seen.push({ topic, at: Date.now(), value });
      },
    });
    await joined;
    this.stopReading = async () => {
      await consumer.disconnect();
      await admin.deleteGroups([groupId]);
      await admin.disconnect();
    };
  }

  /** The first event of a topic that `accept`s; waits for it. */
  async next(
    contract: Pick<EventContract, 'topic'>,
    accept: (value: Record<string, unknown>) => boolean,
    timeoutMs: number,
  ): Promise<SeenEvent> {
    return eventually(
      () =>
        this.seen.find(({ topic, value }) => topic === contract.topic && accept(value)) ?? false,
      {
        timeoutMs,
        intervalMs: 20,
        what: `um evento em ${contract.topic}`,
      },
    );
  }

  stop(): Promise<void> {
    return this.stopReading();
  }
}
