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
 * A broker's answer that holds an error. While a group's coordinator or a new topic's leaders are being found this is how
 * it goes, and who asked gets the error anyway.
 */
const ANSWER = /^Response \w+\(/;

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
      const amiss = level === logLevel.ERROR || level === logLevel.WARN;
      if (amiss && !ANSWER.test(line.message)) log.warn(facts, message);
      else log.debug(facts, message);
    };
}
