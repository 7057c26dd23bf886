import { Module, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { taskHeld, taskReleased, type EventContract } from '@ponte/contracts';
import {
  type CommandingModule,
  EnvModule,
  MICROSERVICE_STRATEGY,
  STANDALONE_COMMANDS,
} from '@ponte/platform';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging.options';
import { Housekeeping } from './outbox/housekeeping';
import { LeasePreflight } from './outbox/lease.preflight';
import { OutboxStore } from './outbox/outbox-store';
import { RelayService } from './outbox/relay-service';
import { PublishingModule } from './publish/publishing.module';
import { KafkaInboxStrategy } from './subscribe/kafka-inbox-strategy';
import { SubscribeConfig } from './subscribe/subscribe.config';
import { SubscribedTopics } from './subscribe/subscribed-topics';
import { TasksModule } from './tasks/tasks.module';
import { standaloneTopicsCommand } from './topics/standalone-topics-command';
import { AfterCommit } from './unit/after-commit';
import { TransactionRunner } from './unit/transaction-runner';
import { UnitOfWorkRunner } from './unit/unit-of-work';

/** What a service with a database has beside a publisher. */
const WITH_DATABASE: Provider[] = [
  AfterCommit,
  TransactionRunner,
  { provide: UnitOfWorkRunner, useExisting: TransactionRunner },
  OutboxStore,
  RelayService,
  LeasePreflight,
  Housekeeping,
  SubscribedTopics,
  KafkaInboxStrategy,
  { provide: MICROSERVICE_STRATEGY, useExisting: KafkaInboxStrategy },
];

/** What the task runner of every service tells by itself. */
const ANNOUNCED = [taskHeld, taskReleased] as unknown as EventContract[];

/**
 * Everything a service needs to hear, do and tell. Global. With `database: false` it only publishes: injectable is
 * `Publisher`. With a database (`DatabaseModule` with `messagingMigrations`) also `UnitOfWorkRunner`, and controllers
 * marked with `@Subscribe` and providers marked with `@Performs` are found and run. The command `topics` needs the
 * broker's settings alone.
 */
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): CommandingModule {
    const provided = { provide: MESSAGING_OPTIONS, useValue: options };
    if (!options.database) {
      const publishing = PublishingModule.forRoot(options);
      return {
        module: MessagingModule,
        global: true,
        imports: [publishing],
        providers: [provided],
        exports: [publishing],
        [STANDALONE_COMMANDS]: [standaloneTopicsCommand(options, options.publishes)],
      };
    }
    const publishes = [...options.publishes, ...ANNOUNCED];
    const publishing = PublishingModule.forRoot({ service: options.service, publishes });
    return {
      module: MessagingModule,
      global: true,
      imports: [publishing, DiscoveryModule, EnvModule.for(SubscribeConfig), TasksModule],
      providers: [provided, ...WITH_DATABASE],
      exports: [
        publishing,
        TasksModule,
        AfterCommit,
        UnitOfWorkRunner,
        MICROSERVICE_STRATEGY,
        MESSAGING_OPTIONS,
      ],
      [STANDALONE_COMMANDS]: [standaloneTopicsCommand(options, publishes)],
    };
  }
}
