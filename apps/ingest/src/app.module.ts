import { Module } from '@nestjs/common';
import {
  gupyContracts,
  ingestRejected,
  ingestUnrouted,
  validationResultReceived,
} from '@ponte/contracts';
import { KafkaConfig, MessagingModule } from '@ponte/messaging';
import { EnvModule, PlatformModule } from '@ponte/platform';
import { IngestConfig } from './config/ingest.config';
import { IngestEnv } from './config/ingest-env.config';
import { Edge } from './edge/edge';
import { EdgeMetrics } from './edge/edge-metrics';
import { LimitsPreflight } from './edge/limits.preflight';
import { SourceBook } from './edge/source-book';

@Module({
  imports: [
    PlatformModule.forRoot({ service: 'ingest', config: IngestConfig, env: IngestEnv }),
    EnvModule.for(KafkaConfig),
    MessagingModule.forRoot({
      service: 'ingest',
      publishes: [...gupyContracts, validationResultReceived, ingestRejected, ingestUnrouted],
      database: false,
    }),
  ],
  providers: [Edge, EdgeMetrics, SourceBook, LimitsPreflight],
})
export class AppModule {}
