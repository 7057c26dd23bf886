import { logLevel, type logCreator } from 'kafkajs';
import type { KafkaLog } from './kafka-log';

/** Facts of kafkajs's lines that are safe and useful. Its others hold request and response bodies, keys and values. */
const FACTS = [
  'broker',
  'clientId',
  'groupId',
  'memberId',
  'topic',
  'partition',
  'correlationId',
  'retryCount',
  'retryTime',
  'size',
  'nodeId',
];

/**
 * kafkajs's log as ours. Its errors become warnings: a failed attempt is an event that our pipelines judge, and they say
 * themselves what it means. Its information is debug detail.
 */
export function logBridge(log: KafkaLog): logCreator {
  return () =>
    ({ level, namespace, log: line }) => {
      const facts: Record<string, unknown> = { part: namespace };
      for (const name of FACTS) if (line[name] !== undefined) facts[name] = line[name];
      const message = `kafkajs: ${line.message}`;
      if (level === logLevel.ERROR || level === logLevel.WARN) log.warn(facts, message);
      else log.debug(facts, message);
    };
}
