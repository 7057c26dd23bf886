import { Module } from '@nestjs/common';
import { webhookCredentialIssued, webhookStatusChanged } from '@ponte/contracts';
import { MessagingModule, messagingMigrations } from '@ponte/messaging';
import { CredentialKeysEnv, DatabaseModule, EnvModule, PlatformModule } from '@ponte/platform';
import { RotatorEnv } from './config/rotator-env.config';
import { RotatorConfig } from './config/rotator.config';
import { Rotation1764300000000 } from './migrations/1764300000000-rotation';
import { RotationGuards1764300200000 } from './migrations/1764300200000-rotation-guards';
import { RefusedPutBacks1764300400000 } from './migrations/1764300400000-refused-put-backs';
import { ConductorTimer } from './rotation/conductor.timer';
import { Declarations } from './rotation/declarations';
import { CurrentCall } from './rotation/do/current-call';
import { GupyAccounts } from './rotation/do/gupy-accounts';
import { MintTokenTask } from './rotation/do/mint-token.task';
import { PutWebhookTask } from './rotation/do/put-webhook.task';
import { RegisterWebhookTask } from './rotation/do/register-webhook.task';
import { TokenSources } from './rotation/do/token-sources';
import { WebhookCalls } from './rotation/do/webhook-calls';
import { CredentialIssuedListener } from './rotation/hear/credential-issued.listener';
import { CredentialsAppliedListener } from './rotation/hear/credentials-applied.listener';
import { DeliveriesHeardListener } from './rotation/hear/deliveries-heard.listener';
import { OverwrittenWatch } from './rotation/hear/overwritten.watch';
import { WebhookHook } from './rotation/hook.entity';
import { PlanCommand } from './rotation/operate/plan.command';
import { RotationPlans } from './rotation/operate/rotation-plans';
import { RotationCommands } from './rotation/operate/rotation.commands';
import { PurgeTimer } from './rotation/purge.timer';
import { RotationMetrics } from './rotation/rotation-metrics';
import { SealedToken } from './rotation/sealed-token';
import { TakeOutcome } from './rotation/take-outcome';
import { TakeStep } from './rotation/take-step';
import { PublishCredentials } from './rotation/tell/publish-credentials';
import { TellStatus } from './rotation/tell/tell-status';
import { WebhookToken } from './rotation/token.entity';
import { WatchTimer } from './rotation/watch/watch.timer';

const SERVICE = 'token-rotator';

@Module({
  imports: [
    PlatformModule.forRoot({ service: SERVICE, config: RotatorConfig }),
    EnvModule.for(CredentialKeysEnv),
    EnvModule.for(RotatorEnv),
    DatabaseModule.forRoot({
      entities: [WebhookHook, WebhookToken],
      migrations: [
        ...messagingMigrations,
        ...[Rotation1764300000000, RotationGuards1764300200000, RefusedPutBacks1764300400000],
      ],
    }),
    MessagingModule.forRoot({
      service: SERVICE,
      publishes: [webhookCredentialIssued, webhookStatusChanged],
      database: true,
    }),
  ],
  controllers: [CredentialIssuedListener, CredentialsAppliedListener, DeliveriesHeardListener],
  providers: [
    ...[GupyAccounts, TokenSources, SealedToken, CurrentCall, WebhookCalls],
    ...[PublishCredentials, TellStatus, TakeStep, TakeOutcome, Declarations],
    ...[MintTokenTask, RegisterWebhookTask, PutWebhookTask],
    ...[ConductorTimer, WatchTimer, PurgeTimer, OverwrittenWatch, RotationMetrics],
    ...[RotationPlans, RotationCommands, PlanCommand],
  ],
})
export class AppModule {}
