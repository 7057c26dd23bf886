import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  BroadcastReader,
  KafkaConfig,
  KafkaPublisher,
  noPublishMetrics,
  TopicAdmin,
} from '@ponte/messaging';
import { PonteLogger, readEnv, ServiceInfo } from '@ponte/platform';
import { Asking } from '../ask/asking';
import { topicBytes } from '../topics/every-topic';
import { ProgressLine } from '../output/progress-line';
import type { OpsEnv } from '../config/ops-env.config';
import type { Io } from './io';
import type { Settings } from './settings';

/** A publisher that is closed waits so long for what is still on its way. */
const CLOSE_MS = 5_000;

/** What a command works with; a connection is opened when it is first needed. */
export class OpsContext {
  readonly progress: ProgressLine;
  private readonly clientId = `ponte-ops-${hostname()}-${process.pid}`;
  private readonly log: PonteLogger;
  private opened: {
    kafka?: KafkaConfig;
    publisher?: KafkaPublisher;
    reader?: BroadcastReader;
    asking?: Asking;
  } = {};

  constructor(
    readonly settings: Settings,
    readonly io: Io,
    env: Pick<OpsEnv, 'logLevel'>,
  ) {
    this.progress = new ProgressLine(io);
    const info = new ServiceInfo('ops', 'cli', randomUUID());
    this.log = PonteLogger.create(info, { level: env.logLevel, to: 2 });
  }

  /** @throws ConfigError naming the settings of Kafka that are missing or cannot be read */
  get kafka(): KafkaConfig {
    return (this.opened.kafka ??= readEnv(KafkaConfig));
  }

  get publisher(): KafkaPublisher {
    return (this.opened.publisher ??= new KafkaPublisher({
      ...{ config: this.kafka, clientId: this.clientId, log: this.log },
      ...{ metrics: noPublishMetrics, topicBytes },
    }));
  }

  get reader(): BroadcastReader {
    return (this.opened.reader ??= new BroadcastReader({
      ...{ config: this.kafka, clientId: this.clientId, log: this.log, service: 'ops' },
    }));
  }

  get topics(): TopicAdmin {
    return new TopicAdmin({ config: this.kafka, clientId: this.clientId, log: this.log });
  }

  /** Asks services and waits for their answers. */
  get asking(): Asking {
    return (this.opened.asking ??= new Asking({
      ...{ publisher: this.publisher, reader: this.reader, topics: this.topics },
      ...{ settings: this.settings, progress: this.progress },
    }));
  }

  async close(): Promise<void> {
    this.progress.clear();
    const { publisher, reader } = this.opened;
    this.opened = {};
    await Promise.all([publisher?.close(CLOSE_MS), reader?.close()]);
  }
}
