import { Module } from '@nestjs/common';
import {
  ahgoraResultsReceived,
  datasulResultsSettled,
  deskTicketUpdated,
  gupyContracts,
  ingestCredentialsApplied,
  ingestDeliveriesHeard,
  ingestRejected,
  ingestUnrouted,
  rubeusContracts,
  serviceTopics,
  validationResultReceived,
  webhookCredentialIssued,
} from '@ponte/contracts';
import { KafkaConfig, MessagingModule } from '@ponte/messaging';
import { EnvModule, PlatformModule } from '@ponte/platform';
import { AhgoraBook } from './ahgora/ahgora-book';
import { AhgoraEdge } from './ahgora/ahgora-edge';
import { AhgoraMetrics } from './ahgora/ahgora-metrics';
import { AhgoraPreflight } from './ahgora/ahgora.preflight';
import { OptionalHasher } from './ahgora/optional-hasher';
import { Turns } from './ahgora/turns';
import { SettledResults } from './ahgora/wait/settled-results';
import { WaitingRequests } from './ahgora/wait/waiting-requests';
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
import { RubeusBook } from './rubeus/rubeus-book';
import { RubeusEdge } from './rubeus/rubeus-edge';
import { RubeusPreflight } from './rubeus/rubeus.preflight';

@Module({
  imports: [
    PlatformModule.forRoot({ service: 'ingest', config: IngestConfig, env: IngestEnv }),
    EnvModule.for(KafkaConfig),
    MessagingModule.forRoot({
      service: 'ingest',
      publishes: [
        ...gupyContracts,
        ...rubeusContracts,
        ...[validationResultReceived, deskTicketUpdated, ingestRejected, ingestUnrouted],
        ...[ahgoraResultsReceived, ingestCredentialsApplied, ingestDeliveriesHeard],
      ],
      consumes: [webhookCredentialIssued, datasulResultsSettled, serviceTopics('ingest').replay],
      database: false,
    }),
  ],
  providers: [
    ...[Edge, EdgeMetrics, SourceBook, LimitsPreflight],
    ...[IssuedCredentials, AppliedReport, DeliveriesHeard, ReportMetrics, CredentialsPreflight],
    ...[KeptReplay, IngestCommands],
    ...[AhgoraEdge, AhgoraBook, AhgoraPreflight, AhgoraMetrics, OptionalHasher],
    ...[Turns, WaitingRequests, SettledResults],
    ...[RubeusEdge, RubeusBook, RubeusPreflight],
  ],
})
export class AppModule {}
