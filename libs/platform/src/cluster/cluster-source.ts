import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';
import type { HealthReport } from '../health/health-report';
import type { Lifecycle } from '../health/lifecycle';
import type { ManagementSource } from '../health/management-server';
import { WorkerHealth } from './worker-health';

/**
 * Health and metrics of a whole cluster on one port. Live: every worker is. Ready: the start is over, no drain has
 * begun, every worker was ready together once (each gets connections as soon as it listens), and at least one is now.
 */
export class ClusterSource implements ManagementSource {
  private readonly aggregator = new AggregatorRegistry();
  private readonly health = new WorkerHealth();
  private allWereReady = false;

  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly own: Registry,
  ) {}

  async live(): Promise<HealthReport> {
    const reports = await this.health.ask(workers(), 'live');
    return sum(reports, [...reports.values()].every(({ status }) => status === 'ok') ? null : '');
  }

  async ready(): Promise<HealthReport> {
    const reports = await this.health.ask(workers(), 'ready');
    const ready = [...reports.values()].filter(({ status }) => status === 'ok').length;
    const starting = this.lifecycle.check();
    this.allWereReady ||= starting === null && ready > 0 && ready === reports.size;
    const lacking = this.allWereReady ? 'no worker is ready' : 'not every worker is ready yet';
    const enough = ready > 0 && this.allWereReady;
    return sum(reports, starting ?? (enough ? null : lacking));
  }

  async metrics(): Promise<{ contentType: string; text: string }> {
    const text = `${await this.own.metrics()}\n${await this.aggregator.clusterMetrics()}`;
    return { contentType: this.own.contentType, text };
  }
}

/** The workers' checks under `worker-<n>/<check>`, with the sum's own reason as `cluster`. */
function sum(reports: ReadonlyMap<string, HealthReport>, reason: string | null): HealthReport {
  const own = reason === null ? { status: 'ok' as const } : { status: 'failing' as const, reason };
  const checks = [...reports].flatMap(([name, report]) =>
    Object.entries(report.checks).map(([check, result]) => [`${name}/${check}`, result] as const),
  );
  return { status: own.status, checks: { cluster: own, ...Object.fromEntries(checks) } };
}

function workers(): readonly Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}
