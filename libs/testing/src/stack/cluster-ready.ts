import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import './quiet-timers.cjs';
import { isRunning, type ProcessRecord } from '../process/process-record';
import type { BrokerSpec } from './broker-settings';
import { brokerLogTail } from './kafka-broker';

/** A client for looking at a cluster from outside: quiet, and giving up early instead of backing off for minutes. */
export function observer(brokers: string): Kafka {
  return new Kafka({
    clientId: 'ponte-observer',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2_000,
    requestTimeout: 5_000,
    retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 1_000 },
  });
}

/** The node ids of the brokers which the cluster counts as alive; empty while none answers. */
export async function liveBrokers(brokers: string): Promise<number[]> {
  const admin = new Kafka({
    clientId: 'ponte-observer',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3_000,
    requestTimeout: 5_000,
    retry: { retries: 0 },
  }).admin();
  try {
    await admin.connect();
    const { brokers: alive } = await admin.describeCluster();
    return alive.map(({ nodeId }) => nodeId);
  } catch (error) {
    // Not there yet is the expected answer here; what is not Kafka's to say goes on.
    if (!(error instanceof Error) || !error.name.startsWith('KafkaJS')) throw error;
    return [];
  } finally {
    await admin.disconnect();
  }
}

/**
 * Waits until every one of the given brokers is part of the cluster.
 *
 * @throws Error with the end of its log as soon as one of their processes has ended, or after `timeoutMs`
 */
export async function waitForBrokers(
  expected: readonly { spec: BrokerSpec; process: ProcessRecord }[],
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  const addresses = expected.map(({ spec }) => `127.0.0.1:${spec.port}`).join(',');
  for (;;) {
    const dead = expected.find(({ process }) => !isRunning(process));
    if (dead) {
      throw new Error(`Kafka broker ${dead.spec.id} ended:\n${await brokerLogTail(dead.spec)}`);
    }
    const alive = await liveBrokers(addresses);
    const missing = expected.filter(({ spec }) => !alive.includes(spec.id));
    if (missing.length === 0) return;
    if (Date.now() > deadline) {
      const [first] = missing;
      throw new Error(
        `Kafka brokers ${missing.map(({ spec }) => spec.id).join(', ')} did not join within ${timeoutMs} ms.` +
          (first ? `\n${await brokerLogTail(first.spec)}` : ''),
      );
    }
    await delay(100);
  }
}
