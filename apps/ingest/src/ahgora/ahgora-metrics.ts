import { Injectable } from '@nestjs/common';
import { Metrics } from '@ponte/platform';
import type { RenderedReply } from './wait/render-reply';

/** Up to the longest reply that may be configured, 120 s. */
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 20, 25, 30, 60, 120];

/** What an operator asks of the edge to PontoWeb: who waits, for how long, and what they are told. */
@Injectable()
export class AhgoraMetrics {
  private readonly lines;
  private readonly seconds;

  constructor(private readonly metrics: Metrics) {
    this.lines = metrics.counter(
      'ingest_ahgora_replies_total',
      'Rubricas that senders were answered: S, E, or late (being processed).',
      ['source', 'outcome'],
    );
    this.seconds = metrics.histogram(
      'ingest_ahgora_reply_seconds',
      'From the head of a request to its reply per rubrica.',
      ['source'],
      SECONDS,
    );
  }

  countWaiting(count: () => number): void {
    this.metrics.gauge('ingest_ahgora_waiting', 'Senders that wait for outcomes.', [], (gauge) =>
      gauge.set(count()),
    );
  }

  replied(source: string, { counts }: RenderedReply, seconds: number): void {
    for (const [outcome, count] of Object.entries(counts))
      if (count > 0) this.lines.inc({ source, outcome }, count);
    this.seconds.observe({ source }, seconds);
  }
}
