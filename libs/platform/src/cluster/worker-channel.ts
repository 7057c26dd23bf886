import cluster from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import { environment } from '../config/environment';
import type { HealthReport } from '../health/health-report';
import type { ManagementSource } from '../health/management-server';
import type { Metrics } from '../metrics/metrics';

/** Set by the primary for every worker but its first: what must hold was checked (and mended) by that one. */
export const PREFLIGHTS_DONE = 'PONTE_CLUSTER_PREFLIGHTS_DONE';

export interface HealthQuestion {
  readonly ponte: 'health?';
  readonly id: number;
}

export interface HealthAnswer {
  readonly ponte: 'health';
  readonly id: number;
  readonly live: HealthReport;
  readonly ready: HealthReport;
}

/** In a worker: answers the primary's questions about health and metrics. */
export function answerPrimary(source: ManagementSource, metrics: Metrics): void {
  AggregatorRegistry.setRegistries([metrics.registry]);
  // Its constructor makes this process answer the primary's requests for metrics.
  new AggregatorRegistry();
  process.on('message', (message: unknown) => {
    if (!isQuestion(message)) return;
    const { id } = message;
    void Promise.all([source.live(), source.ready()]).then(([live, ready]) => {
      if (process.connected) process.send?.({ ponte: 'health', id, live, ready });
    });
  });
}

export function skipsPreflights(): boolean {
  return cluster.isWorker && environment()[PREFLIGHTS_DONE] === 'true';
}

function isQuestion(message: unknown): message is HealthQuestion {
  return (
    typeof message === 'object' &&
    message !== null &&
    'ponte' in message &&
    message.ponte === 'health?'
  );
}
