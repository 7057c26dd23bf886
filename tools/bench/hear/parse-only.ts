import { stockKafka } from '@ponte/testing';
import type { Figures } from './figures';

/** The floor: a consumer that parses each record's JSON and does nothing with it. Runs in this process. */
export async function parseOnly(brokers: string, topic: string, events: number): Promise<Figures> {
  const groupId = `bench-parse-${Date.now()}`;
  const consumer = stockKafka(brokers).consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let seen = 0;
  let started: { at: number; cpu: NodeJS.CpuUsage; seen: number } | undefined;
  const ended = await new Promise<{ at: number; cpu: NodeJS.CpuUsage }>((resolve, reject) => {
    consumer
      .run({
        partitionsConsumedConcurrently: 3,
        eachBatch: async ({ batch }) => {
          started ??= { at: performance.now(), cpu: process.cpuUsage(), seen };
          for (const { value } of batch.messages) if (value) JSON.parse(value.toString('utf8'));
          seen += batch.messages.length;
          if (seen >= events) resolve({ at: performance.now(), cpu: process.cpuUsage() });
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  const begun = started ?? { at: ended.at, cpu: ended.cpu, seen: 0 };
  const cpu = ended.cpu.user + ended.cpu.system - begun.cpu.user - begun.cpu.system;
  return {
    name: 'floor: kafkajs consumer, JSON.parse only',
    events,
    seconds: (ended.at - begun.at) / 1_000,
    cpuUs: cpu / events,
  };
}
