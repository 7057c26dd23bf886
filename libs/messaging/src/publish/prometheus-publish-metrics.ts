import type { Metrics } from '@ponte/platform';
import type { PublishMetrics } from './publish-metrics';

/** The publisher's figures on the management port. Topics are named as in their contracts, without the prefix. */
export function prometheusPublishMetrics(metrics: Metrics): PublishMetrics {
  const acknowledged = metrics.counter(
    'publish_acknowledged_total',
    'Records known to be on the log',
    ['topic'],
  );
  const failed = metrics.counter(
    'publish_failed_total',
    'Records whose publisher was told a failure',
    ['topic', 'code'],
  );
  const late = metrics.counter(
    'publish_late_total',
    'Records that landed after their publisher had been told "deadline"',
    ['topic'],
  );
  const attempts = metrics.histogram(
    'publish_attempt_seconds',
    'Duration of an attempt (one request to one leader)',
    ['outcome'],
  );
  const records = metrics.gauge('publish_queue_records', 'Records that wait or are in flight');
  const bytes = metrics.gauge('publish_queue_bytes', 'Bytes that wait or are in flight');
  return {
    acknowledged: (topic, count) => acknowledged.inc({ topic }, count),
    failed: (topic, code) => failed.inc({ topic, code }),
    late: (topic, count) => late.inc({ topic }, count),
    attempt: (outcome, ms) => attempts.observe({ outcome }, ms / 1_000),
    queued: (count, size) => {
      records.set(count);
      bytes.set(size);
    },
  };
}
