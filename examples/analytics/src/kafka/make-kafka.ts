import kafkajs, { type Kafka } from 'kafkajs';
import type { KafkaOptions } from '../options.config.ts';

/**
 * A client that gives up in about 15 s where nobody answers, instead of trying for minutes.
 *
 * @param hearing gets kafkajs's errors, which else go to the console as JSON
 */
export function makeKafka(options: KafkaOptions, hearing: (message: string) => void): Kafka {
  return new kafkajs.Kafka({
    clientId: 'analytics',
    brokers: [...options.brokers],
    ssl: typeof options.ssl === 'boolean' ? options.ssl : { ca: [options.ssl.ca] },
    ...(options.sasl ? { sasl: options.sasl as never } : {}),
    connectionTimeout: 5_000,
    authenticationTimeout: 10_000,
    requestTimeout: 30_000,
    retry: { retries: 4, initialRetryTime: 300, maxRetryTime: 5_000 },
    logLevel: kafkajs.logLevel.ERROR,
    logCreator: () => (entry) => hearing(String(entry.log['error'] ?? entry.log.message)),
  });
}
