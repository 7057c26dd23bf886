import { Module } from '@nestjs/common';
import {
  deskTicketUpdated,
  gupyContracts,
  ingestCredentialsApplied,
  ingestDeliveriesHeard,
  ingestRejected,
  ingestUnrouted,
  serviceTopics,
  validationResultReceived,
  webhookCredentialIssued,
} from '@ponte/contracts';
import { KafkaConfig, MessagingModule } from '@ponte/messaging';
import { EnvModule, PlatformModule } from '@ponte/platform';
import { IngestConfig } from './config/ingest.config';
import { IngestEnv } from './config/ingest-env.config';
import { AppliedReport } from './credentials/applied-report';
import { CredentialsPreflight } from './credentials/credentials.preflight';
import { DeliveriesHeard } from './credentials/deliveries-heard';
import { IssuedCredentials } from './credentials/issued-credentials';
import { ReportMetrics } from './credentials/report-metrics';
import { Edge } from './edge/edge';
import { EdgeMetrics } from './edge/edge-metrics';
import { LimitsPreflight } from './edge/limits.preflight';
import { SourceBook } from './edge/source-book';
import { IngestCommands } from './operate/ingest.commands';
import { KeptReplay } from './replay/kept-replay';

@Module({
  imports: [
    PlatformModule.forRoot({ service: 'ingest', config: IngestConfig, env: IngestEnv }),
    EnvModule.for(KafkaConfig),
    MessagingModule.forRoot({
      service: 'ingest',
      publishes: [
        ...gupyContracts,
        ...[validationResultReceived, deskTicketUpdated, ingestRejected, ingestUnrouted],
        ...[ingestCredentialsApplied, ingestDeliveriesHeard],
      ],
      consumes: [webhookCredentialIssued, serviceTopics('ingest').replay],
      database: false,
    }),
  ],
  providers: [
    ...[Edge, EdgeMetrics, SourceBook, LimitsPreflight],
    ...[IssuedCredentials, AppliedReport, DeliveriesHeard, ReportMetrics, CredentialsPreflight],
    ...[KeptReplay, IngestCommands],
  ],
})
export class AppModule {}
