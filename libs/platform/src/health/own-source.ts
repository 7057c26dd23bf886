import type { PlatformRuntime } from '../platform-runtime';
import { type HealthReport, healthReport } from './health-report';
import type { ManagementSource } from './management-server';

/** Health and metrics of this process. */
export class OwnSource implements ManagementSource {
  constructor(private readonly runtime: PlatformRuntime) {}

  live(): Promise<HealthReport> {
    return healthReport(this.runtime.health.live);
  }

  ready(): Promise<HealthReport> {
    return healthReport(this.runtime.health.ready);
  }

  async metrics(): Promise<{ contentType: string; text: string }> {
    const { registry } = this.runtime.metrics;
    return { contentType: registry.contentType, text: await registry.metrics() };
  }
}
