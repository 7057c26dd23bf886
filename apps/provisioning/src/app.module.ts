import { Module } from '@nestjs/common';
import {
  equipmentAttentionNeeded,
  equipmentCancelled,
  equipmentFulfilled,
  equipmentOverdue,
  equipmentRequested,
} from '@ponte/contracts';
import { MessagingModule, messagingMigrations } from '@ponte/messaging';
import { DatabaseModule, PlatformModule } from '@ponte/platform';
import { ProvisioningConfig } from './config/provisioning.config';
import { KitsCommand } from './kits/kits.command';
import { Provisioning1765000000000 } from './migrations/1765000000000-provisioning';
import { DeskPlan } from './request/desk-plan';
import { AwaitedRequests } from './request/do/awaited-requests';
import { CloseTicketTask } from './request/do/close-ticket.task';
import { CreateTicketTask } from './request/do/create-ticket.task';
import { DESK } from './request/do/desk';
import { DeskPreflight } from './request/do/desk.preflight';
import { DeskSettling } from './request/do/desk-settling';
import { ReadTicketTask } from './request/do/read-ticket.task';
import { UpdateTicketTask } from './request/do/update-ticket.task';
import { EquipmentRequest } from './request/equipment-request.entity';
import { ApplicationMovedListener } from './request/hear/application-moved.listener';
import { CandidateHiredListener } from './request/hear/candidate-hired.listener';
import { TicketUpdatedListener } from './request/hear/ticket-updated.listener';
import { AttentionCommands } from './request/operate/attention.commands';
import { ForgetCommands } from './request/operate/forget.commands';
import { RequestCommands } from './request/operate/request.commands';
import { ProvisioningMetrics } from './request/provisioning-metrics';
import { RequestStore } from './request/request.store';
import { TakeHire } from './request/take-hire';
import { TicketProgress } from './request/ticket-progress';
import { AttentionTimer } from './request/watch/attention.timer';
import { ForgetTimer } from './request/watch/forget.timer';
import { NeedlessTimer } from './request/watch/needless.timer';
import { OverdueTimer } from './request/watch/overdue.timer';
import { PollTimer } from './request/watch/poll.timer';
import { ReportsTimer } from './request/watch/reports.timer';

const SERVICE = 'provisioning';

@Module({
  imports: [
    PlatformModule.forRoot({ service: SERVICE, config: ProvisioningConfig }),
    DatabaseModule.forRoot({
      entities: [EquipmentRequest],
      migrations: [...messagingMigrations, Provisioning1765000000000],
    }),
    MessagingModule.forRoot({
      service: SERVICE,
      publishes: [
        ...[equipmentRequested, equipmentFulfilled, equipmentOverdue],
        ...[equipmentCancelled, equipmentAttentionNeeded],
      ],
      database: true,
    }),
  ],
  controllers: [CandidateHiredListener, ApplicationMovedListener, TicketUpdatedListener],
  providers: [
    ...[
      DESK,
      DeskPreflight,
      RequestStore,
      DeskPlan,
      TakeHire,
      TicketProgress,
      AwaitedRequests,
      DeskSettling,
      ProvisioningMetrics,
    ],
    ...[CreateTicketTask, UpdateTicketTask, CloseTicketTask, ReadTicketTask],
    ...[AttentionTimer, ReportsTimer, OverdueTimer, PollTimer, NeedlessTimer, ForgetTimer],
    ...[RequestCommands, AttentionCommands, ForgetCommands, KitsCommand],
  ],
})
export class AppModule {}
