import { Injectable } from '@nestjs/common';
import type { PublishFailureCode } from '@ponte/messaging';
import { Metrics } from '@ponte/platform';
import type { SourceConfig } from '../config/source.config';

/** A counter or histogram with its labels looked up once: naming them at each request costs 1 µs each time. */
function once<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** What an operator asks of the edge: what came, what was refused, how long senders waited. */
@Injectable()
export class EdgeMetrics {
  private readonly bodies;
  private readonly failures;
  private readonly answers;
  private readonly durations;

  constructor(metrics: Metrics) {
    const bodies = metrics.counter(
      'ingest_bodies_total',
      'Authenticated bodies, of Rubeus elements, that are on the log: accepted, rejected (off-contract), unrouted (unknown type) or repeated.',
      ['kind', 'source', 'disposition'],
    );
    this.failures = metrics.counter(
      'ingest_unpublished_total',
      'Bodies that were answered 503, by what the publisher said.',
      ['kind', 'source', 'code'],
    );
    const answers = metrics.counter(
      'ingest_answers_total',
      'Answers by status; "gone": the sender left before its body was there; kind "none": no such address.',
      ['kind', 'status'],
    );
    const durations = metrics.histogram(
      'ingest_answer_seconds',
      'From the head of a request to its answer.',
      ['kind'],
    );
    this.bodies = once((key) => {
      const [kind = '', source = '', disposition = ''] = key.split('/');
      return bodies.labels({ kind, source, disposition });
    });
    this.answers = once((key) => {
      const [kind = '', status = ''] = key.split('/');
      return answers.labels({ kind, status });
    });
    this.durations = once((kind) => durations.labels({ kind }));
  }

  judged({ kind, id }: SourceConfig, disposition: string): void {
    this.bodies(`${kind}/${id}/${disposition}`).inc();
  }

  unpublished(kind: string, source: string, code: PublishFailureCode): void {
    this.failures.inc({ kind, source, code });
  }

  answered(kind: string, status: number, seconds: number): void {
    this.answers(`${kind}/${status}`).inc();
    if (kind !== 'none') this.durations(kind).observe(seconds);
  }

  gone(kind: string): void {
    this.answers(`${kind}/gone`).inc();
  }
}
