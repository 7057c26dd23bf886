import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ingestDeliveriesHeard } from '@ponte/contracts';
import { eventRecord, PublishError, Publisher } from '@ponte/messaging';
import { Clock, Drain, Periodic, PonteLogger, ServiceInfo } from '@ponte/platform';
import type { Caller } from './caller';
import { DeliveryTally, type Tally } from './delivery-tally';
import { ReportMetrics } from './report-metrics';

const EVERY_MS = 2_000;
const DEADLINE_MS = 2_000;

/**
 * Tells which deliveries were heard with which credential, summed over 2 s: the only proof of which token a webhook
 * carries. What cannot be published is counted, kept and told with the next sum; no sender waits for it.
 */
@Injectable()
export class DeliveriesHeard {
  private readonly tally = new DeliveryTally();
  private readonly log: PonteLogger;

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
    periodic.every('deliveries-heard', EVERY_MS, () => this.tell());
    drain.add('relay', 'deliveries-heard', () => this.tell());
  }

  /** @param action name of the event in the form of a vendor's names, nothing else of a body */
  note(caller: Caller, action: string | null, atMs: number): void {
    this.tally.note(caller, action, atMs);
  }

  private async tell(): Promise<void> {
    const told = await Promise.all(
      this.tally.drain().map(async (tally) => ((await this.publish(tally)) ? [] : [tally])),
    );
    this.tally.restore(told.flat());
  }

  private async publish({ caller, action, count, firstMs, lastMs }: Tally): Promise<boolean> {
    const { instance, name } = this.service;
    const { source, outcome, sha256 } = caller;
    const value = {
      source,
      outcome,
      ...(action !== null && { action }),
      ...(sha256 !== null && { sha256 }),
      count,
      firstAt: new Date(firstMs).toISOString(),
      lastAt: new Date(lastMs).toISOString(),
      instance,
    };
    const meta = { id: randomUUID(), source: `/ponte/${name}`, subject: source };
    try {
      const record = eventRecord(ingestDeliveriesHeard, value, { ...meta, time: this.clock.now() });
      await this.publisher.publish(record, { deadlineMs: DEADLINE_MS });
      return true;
    } catch (error) {
      if (!(error instanceof PublishError)) throw error;
      this.metrics.reportFailed('heard');
      this.log.debug({ err: error }, 'could not tell which deliveries were heard');
      return false;
    }
  }
}
