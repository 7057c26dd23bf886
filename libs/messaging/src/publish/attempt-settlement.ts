import type { Attempt, AttemptOutcome } from './attempt';
import { backoffMs, type LeaderPipeline } from './leader-pipeline';
import type { PartitionQueue } from './partition-queue';
import type { PublishPipelines } from './publish-pipelines';
import type { QueuedRecord } from './queued-record';

/** Applies what came of an attempt to its records, its partitions and its leader, and lets the next one go. */
export function settleAttempt(
  pipelines: PublishPipelines,
  pipeline: LeaderPipeline,
  attempt: Attempt,
  outcome: AttemptOutcome,
): void {
  const now = pipelines.now();
  pipeline.attempt = undefined;
  pipelines.options.metrics.attempt(
    outcome.kind === 'answered' ? 'ok' : outcome.blame,
    now - attempt.startedAt,
  );
  const alone = attempt.batches.size === 1;
  let covered = 0;
  for (const [queue, records] of attempt.batches) {
    queue.inFlight = undefined;
    if (outcome.kind === 'answered' && outcome.covered.has(queue.name)) {
      covered += 1;
      acknowledge(pipelines, queue, records);
    } else {
      failed(pipelines, queue, records, alone, now, outcome);
    }
  }
  judgeLeader(pipelines, pipeline, outcome, covered, now);
  for (const queue of attempt.batches.keys()) pipelines.activate(queue);
  pipelines.kick(pipeline);
}

/** Puts the records that are still wanted back to the front of their queue. */
export function putBack(
  pipelines: PublishPipelines,
  queue: PartitionQueue,
  records: readonly QueuedRecord[],
): void {
  for (const record of records)
    if (record.settled) pipelines.budget.release(record.bytes, queue.held);
  queue.putBack(records.filter((record) => !record.settled));
}

function acknowledge(
  pipelines: PublishPipelines,
  queue: PartitionQueue,
  records: readonly QueuedRecord[],
): void {
  const { metrics } = pipelines.options;
  queue.health.succeeded();
  queue.suspect = false;
  queue.failures = 0;
  queue.widen(records.length);
  let late = 0;
  for (const record of records) {
    pipelines.budget.release(record.bytes, queue.held);
    if (record.settled) {
      late += 1;
      continue;
    }
    record.settled = true;
    record.resolve({ topic: queue.topic, partition: queue.partition });
  }
  if (late > 0) metrics.late(queue.topic, late);
  metrics.acknowledged(queue.topic, records.length - late);
}

function failed(
  pipelines: PublishPipelines,
  queue: PartitionQueue,
  records: readonly QueuedRecord[],
  alone: boolean,
  now: number,
  outcome: AttemptOutcome,
): void {
  // An answer that leaves a partition out is kafkajs's known fault after a leader change: nothing was written there.
  const blame = outcome.kind === 'failed' ? outcome.blame : 'route';
  const reason =
    outcome.kind === 'failed' ? outcome.reason : 'the answer did not cover the partition';
  if (blame === 'record' && alone) {
    judgeRecords(pipelines, queue, records, reason);
    return;
  }
  putBack(pipelines, queue, records);
  if (blame === 'leader') return;
  queue.suspect = true;
  if (alone && blame !== 'record') {
    queue.failures += 1;
    queue.retryAt = now + backoffMs(queue.failures);
    queue.health.began(now);
    queue.health.failed(reason);
  }
}

/** Halves until the culprit is alone; only it fails. */
function judgeRecords(
  pipelines: PublishPipelines,
  queue: PartitionQueue,
  records: readonly QueuedRecord[],
  reason: string,
): void {
  const [culprit] = records;
  if (records.length > 1 || !culprit) {
    const wanted = records.filter((record) => !record.settled).length;
    putBack(pipelines, queue, records);
    queue.narrow(wanted);
    return;
  }
  pipelines.fail(queue, culprit, 'refused', `the broker refused the record: ${reason}`);
  queue.narrow(0);
  queue.suspect = false;
}

function judgeLeader(
  pipelines: PublishPipelines,
  pipeline: LeaderPipeline,
  outcome: AttemptOutcome,
  covered: number,
  now: number,
): void {
  const blame = outcome.kind === 'failed' ? outcome.blame : undefined;
  if (outcome.kind === 'failed' && blame === 'leader') {
    pipeline.health.failed(outcome.reason);
    pipeline.failures += 1;
    pipeline.retryAt = now + backoffMs(pipeline.failures);
  } else if (covered > 0 || outcome.kind === 'failed') {
    // What is wrong with a record, a route or a partition was said by a leader that answers; the queue remembers it.
    pipeline.failures = 0;
    pipeline.retryAt = 0;
    pipeline.health.succeeded();
  }
  if (blame !== undefined && blame !== 'record') pipelines.refreshLeaders();
  if (outcome.kind === 'answered' && covered === 0) pipelines.refreshLeaders();
}
