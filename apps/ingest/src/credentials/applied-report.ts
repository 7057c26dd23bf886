import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  APPLIED_TIMES,
  ingestCredentialsApplied,
  type IngestCredentialsApplied,
} from '@ponte/contracts';
import { eventRecord, PublishError, Publisher } from '@ponte/messaging';
import { Clock, Drain, Periodic, PonteLogger, ServiceInfo } from '@ponte/platform';
import { ReportMetrics } from './report-metrics';

const DEADLINE_MS = 2_000;

/**
 * Tells how far this process has taken the issued credentials: at each change, every 5 s, and that it need not be waited
 * for when it leaves. What cannot be published is counted; the next turn tells it again.
 */
@Injectable()
export class AppliedReport {
  private readonly log: PonteLogger;
  private inForceTo = 0;
  private left = false;
  /** Behind the one that is being told, the next one says all that came meanwhile. */
  private telling: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly publisher: Publisher,
    private readonly service: ServiceInfo,
    private readonly clock: Clock,
    private readonly metrics: ReportMetrics,
    periodic: Periodic,
    drain: Drain,
    logger: PonteLogger,
  ) {
    this.log = logger.child({ component: 'credentials' });
    periodic.every('credentials-applied', APPLIED_TIMES.reportEveryMs, () => this.tell());
    // Behind the public port: until that is closed, this process answers senders.
    drain.add('relay', 'credentials-applied', () => this.leave());
  }

  get position(): number {
    return this.inForceTo;
  }

  /** @param position offset behind the last record that is in force; goes back when the topic was made anew */
  inForce(position: number): void {
    this.inForceTo = position;
    void this.tell();
  }

  private tell(): Promise<void> {
    if (this.left) return Promise.resolve();
    if (this.telling) {
      this.again = true;
      return this.telling;
    }
    this.telling = this.tellAll().finally(() => (this.telling = undefined));
    return this.telling;
  }

  private async tellAll(): Promise<void> {
    do {
      this.again = false;
      await this.publish('running');
    } while (this.again && !this.left);
  }

  private async leave(): Promise<void> {
    this.left = true;
    await this.telling;
    await this.publish('leaving');
  }

  private async publish(state: IngestCredentialsApplied['state']): Promise<void> {
    const { instance, name } = this.service;
    const now = this.clock.now();
    const value = { instance, position: this.position, appliedAt: now.toISOString(), state };
    const meta = { id: randomUUID(), source: `/ponte/${name}`, subject: instance, time: now };
    try {
      const record = eventRecord(ingestCredentialsApplied, value, meta);
      await this.publisher.publish(record, { deadlineMs: DEADLINE_MS });
    } catch (error) {
      if (!(error instanceof PublishError)) throw error;
      this.metrics.reportFailed('applied');
      this.log.debug({ err: error }, 'could not tell how far the credentials are applied');
    }
  }
}
