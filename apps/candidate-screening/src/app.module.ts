import { Module } from '@nestjs/common';
import {
  screeningClosed,
  screeningConcluded,
  screeningRequested,
  screeningReturned,
} from '@ponte/contracts';
import { MessagingModule, messagingMigrations } from '@ponte/messaging';
import { DatabaseModule, PlatformModule } from '@ponte/platform';
import { ScreeningConfig } from './config/screening.config';
import { Screening1764000000000 } from './migrations/1764000000000-screening';
import { OwnTag1764100000000 } from './migrations/1764100000000-own-tag';
import { Reconcile1764200000000 } from './migrations/1764200000000-reconcile';
import { GupyAccounts } from './screening/do/gupy-accounts';
import { GupyWriter } from './screening/do/gupy-writer';
import { RemoveTagTask } from './screening/do/remove-tag.task';
import { RequestOrderTask } from './screening/do/request-order.task';
import { ValidationPlatforms } from './screening/do/validation-platforms';
import { WriteCommentTask } from './screening/do/write-comment.task';
import { WriteTagTask } from './screening/do/write-tag.task';
import { ExpiryTimer } from './screening/expire/expiry.timer';
import { ForgetTimer } from './screening/expire/forget.timer';
import { NeedlessOrdersTimer } from './screening/expire/needless-orders.timer';
import { UnmatchedTimer } from './screening/expire/unmatched.timer';
import { ForeignTags } from './screening/foreign-tags';
import { ApplicationMovedListener } from './screening/hear/application-moved.listener';
import { ParkedResults } from './screening/hear/parked-results';
import { UnmatchedResults } from './screening/hear/unmatched-results';
import { ValidationResultListener } from './screening/hear/validation-result.listener';
import { OpenedOrders } from './screening/opened-orders';
import { OrderTasks } from './screening/order-tasks';
import { OwnTags } from './screening/own-tags';
import { ScreeningMetrics } from './screening/screening-metrics';
import { RECONCILE } from './screening/reconcile';
import { Screening } from './screening/screening.entity';
import { SealedText } from './screening/sealed-text';
import { TakeResult } from './screening/take-result';
import { WritePlan } from './screening/write-plan';
import { WrittenTags } from './screening/written-tags';

const SERVICE = 'candidate-screening';

@Module({
  imports: [
    PlatformModule.forRoot({ service: SERVICE, config: ScreeningConfig }),
    DatabaseModule.forRoot({
      entities: [Screening],
      migrations: [
        ...messagingMigrations,
        ...[Screening1764000000000, OwnTag1764100000000, Reconcile1764200000000],
      ],
    }),
    MessagingModule.forRoot({
      service: SERVICE,
      publishes: [screeningRequested, screeningConcluded, screeningReturned, screeningClosed],
      database: true,
    }),
  ],
  controllers: [ApplicationMovedListener, ValidationResultListener],
  providers: [
    ...[
      GupyAccounts,
      GupyWriter,
      ValidationPlatforms,
      SealedText,
      OwnTags,
      WrittenTags,
      ForeignTags,
      OrderTasks,
      OpenedOrders,
    ],
    ...[TakeResult, WritePlan, UnmatchedResults, ParkedResults, ScreeningMetrics],
    ...[RequestOrderTask, WriteTagTask, RemoveTagTask, WriteCommentTask],
    ...[ExpiryTimer, UnmatchedTimer, NeedlessOrdersTimer, ForgetTimer],
    ...RECONCILE,
  ],
})
export class AppModule {}
