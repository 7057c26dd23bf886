import { Injectable } from '@nestjs/common';
import type { PublishFailureCode } from '@ponte/messaging';
import { Metrics } from '@ponte/platform';
import type { SourceConfig } from '../config/source.config';

/** What an operator asks of the edge: what came, what was refused, how long senders waited. */
@Injectable()
export class EdgeMetrics {
  private readonly bodies;
  private readonly failures;
  private readonly answers;
  private readonly durations;

  constructor(metrics: Metrics) {
    this.bodies = metrics.counter(
      'ingest_bodies_total',
      'Authenticated bodies that are on the log.',
      ['kind', 'source', 'disposition'],
    );
    this.failures = metrics.counter(
      'ingest_unpublished_total',
      'Bodies that were not accepted because Kafka did not take them.',
      ['kind', 'source', 'code'],
    );
    this.answers = metrics.counter('ingest_answers_total', 'Answers by status.', [
      'kind',
      'status',
    ]);
    this.durations = metrics.histogram('ingest_answer_seconds', 'From the request to its answer.', [
      'kind',
    ]);
  }

  judged({ kind, id }: SourceConfig, disposition: string): void {
    this.bodies.inc({ kind, source: id, disposition });
  }

  unpublished({ kind, id }: SourceConfig, code: PublishFailureCode): void {
    this.failures.inc({ kind, source: id, code });
  }

  answered(kind: string, status: number, seconds: number): void {
    this.answers.inc({ kind, status: String(status) });
    this.durations.observe({ kind }, seconds);
  }
}
