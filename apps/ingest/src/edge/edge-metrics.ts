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
      'Authenticated bodies that are on the log: accepted, rejected (off-contract) or unrouted (unknown type).',
      ['kind', 'source', 'disposition'],
    );
    this.failures = metrics.counter(
      'ingest_unpublished_total',
      'Bodies that were answered 503, by what the publisher said.',
      ['kind', 'source', 'code'],
    );
    this.answers = metrics.counter(
      'ingest_answers_total',
      'Answers by status; "gone": the sender left before its body was there; kind "none": no such address.',
      ['kind', 'status'],
    );
    this.durations = metrics.histogram(
      'ingest_answer_seconds',
      'From the head of a request to its answer.',
      ['kind'],
    );
  }

  judged({ kind, id }: SourceConfig, disposition: string): void {
    this.bodies.inc({ kind, source: id, disposition });
  }

  unpublished(kind: string, source: string, code: PublishFailureCode): void {
    this.failures.inc({ kind, source, code });
  }

  answered(kind: string, status: number, seconds: number): void {
    this.answers.inc({ kind, status: String(status) });
    if (kind !== 'none') this.durations.observe({ kind }, seconds);
  }

  gone(kind: string): void {
    this.answers.inc({ kind, status: 'gone' });
  }
}
