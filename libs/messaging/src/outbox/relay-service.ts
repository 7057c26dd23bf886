import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Drain, Metrics, PonteLogger, ServiceInfo } from '@ponte/platform';
import { DataSource } from 'typeorm';
import { v4 } from 'uuid';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options';
import { Publisher } from '../publish/publisher';
import { SubscribeConfig } from '../subscribe/subscribe.config';
import { AfterCommit } from '../unit/after-commit';
import { OutboxRelay } from './outbox-relay';
import { OutboxStore } from './outbox-store';
import { ShardLeases } from './shard-leases';

/** The relay of this process: started with the application, woken by its commits, drained before the publisher closes. */
@Injectable()
export class RelayService implements OnApplicationBootstrap {
  private readonly relay: OutboxRelay;
  private started = false;

  constructor(
    @Inject(MESSAGING_OPTIONS) options: MessagingOptions,
    database: DataSource,
    store: OutboxStore,
    config: SubscribeConfig,
    publisher: Publisher,
    info: ServiceInfo,
    metrics: Metrics,
    drain: Drain,
    afterCommit: AfterCommit,
    logger: PonteLogger,
  ) {
    const log = logger.child({ component: 'relay' });
    // The instance's name may come back after a restart; an owner must not.
    const leases = new ShardLeases(database, `${info.instance}/${v4()}`, config.outboxLeaseMs);
    this.relay = new OutboxRelay(options.service, store, leases, publisher, log, counted(metrics));
    afterCommit.on(({ told }) => {
      if (told > 0) this.relay.wake();
    });
    drain.add('relay', 'outbox', async (signal) => {
      if (this.started) await this.relay.stop(signal);
    });
    gaugeBacklog(metrics, store, log);
  }

  onApplicationBootstrap(): void {
    this.started = true;
    this.relay.start();
  }
}

function counted(metrics: Metrics): { sent(topic: string): void; buried(topic: string): void } {
  const records = metrics.counter(
    'outbox_records_total',
    'Records of the outbox that left it, by topic and end',
    ['topic', 'end'],
  );
  return {
    sent: (topic) => records.inc({ topic, end: 'sent' }),
    buried: (topic) => records.inc({ topic, end: 'dead' }),
  };
}

function gaugeBacklog(metrics: Metrics, store: OutboxStore, log: PonteLogger): void {
  const oldest = metrics.gauge(
    'outbox_oldest_waiting_seconds',
    'Age of the oldest record that waits in the outbox',
  );
  metrics.gauge(
    'outbox_waiting_records',
    'Records that wait in the outbox',
    [],
    async (waiting) => {
      try {
        const backlog = await store.backlog();
        waiting.set(backlog.waiting);
        oldest.set(backlog.oldestSeconds);
      } catch (error) {
        // The other metrics are wanted most when the database is away; these keep their last values.
        log.warn({ err: error }, 'the backlog of the outbox could not be read');
      }
    },
  );
}
