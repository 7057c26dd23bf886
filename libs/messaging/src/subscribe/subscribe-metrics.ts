import type { Metrics } from '@ponte/platform';
import type { SettledListener } from './slice-processor';

/** Events heard, by contract and by what became of them; repeats that the inbox knew are not counted. */
export class SubscribeMetrics {
  private readonly heard;

  constructor(metrics: Metrics) {
    this.heard = metrics.counter('events_heard_total', 'Events heard, by contract and end', [
      'topic',
      'end',
    ]);
  }

  readonly settled: SettledListener = (event, end) => {
    this.heard.inc({
      topic: event.kind === 'event' ? event.subscription.contract.topic : 'broken',
      end,
    });
  };
}
