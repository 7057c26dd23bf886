import { Module, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { opsCommandAnswered, taskHeld, taskReleased, type EventContract } from '@ponte/contracts';
import {
  type CommandingModule,
  EnvModule,
  MICROSERVICE_STRATEGY,
  STANDALONE_COMMANDS,
} from '@ponte/platform';
import { DeadCommands } from './commands/built-in/dead.commands';
import { ServiceCommands } from './commands/built-in/service.commands';
import { TaskCommands } from './commands/built-in/task.commands';
import { CommandAnswers } from './commands/command-answers';
import { CommandBook } from './commands/command-book';
import { CommandHearing } from './commands/command-hearing';
import { CommandMetrics } from './commands/command-metrics';
import { CommandsWithoutDatabase } from './commands/commands-without-database';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging.options';
import { Housekeeping } from './outbox/housekeeping';
import { LeasePreflight } from './outbox/lease.preflight';
import { OutboxStore } from './outbox/outbox-store';
import { RelayService } from './outbox/relay-service';
import { PublishingModule } from './publish/publishing.module';
import { KafkaInboxStrategy } from './subscribe/kafka-inbox-strategy';
import { PlainConsumers } from './subscribe/plain/plain-consumers';
import { PlainTopics } from './subscribe/plain/plain-topics';
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
  CommandBook,
  CommandMetrics,
  CommandAnswers,
  CommandHearing,
  TaskCommands,
  DeadCommands,
  ServiceCommands,
  KafkaInboxStrategy,
  { provide: MICROSERVICE_STRATEGY, useExisting: KafkaInboxStrategy },
];

/** What one without has: it takes operators' commands too. */
const WITHOUT_DATABASE: Provider[] = [
  PlainTopics,
  PlainConsumers,
  CommandBook,
  CommandMetrics,
  CommandsWithoutDatabase,
];

/** What every service tells by itself, and what its task runner tells. */
const ANSWERS = [opsCommandAnswered] as unknown as EventContract[];
const ANNOUNCED = [taskHeld, taskReleased, ...ANSWERS] as unknown as EventContract[];

/**
 * Everything a service needs to hear, do and tell. Global. With `database: false` it publishes (`Publisher`), takes
 * commands marked with `@CommandWithoutDatabase` and may start `PlainConsumers`. With a database (`DatabaseModule` with `messagingMigrations`) also `UnitOfWorkRunner`, and controllers
 * marked with `@Subscribe` and providers marked with `@Performs` or `@Command` are found and run. The command `topics` needs the
 * broker's settings alone.
 */
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): CommandingModule {
    const provided = { provide: MESSAGING_OPTIONS, useValue: options };
    if (!options.database) {
      const publishes = [...options.publishes, ...ANSWERS];
      const publishing = PublishingModule.forRoot({ service: options.service, publishes });
      return {
        module: MessagingModule,
        global: true,
        imports: [publishing, DiscoveryModule],
        providers: [provided, ...WITHOUT_DATABASE],
        exports: [publishing, CommandBook, PlainConsumers],
        [STANDALONE_COMMANDS]: [standaloneTopicsCommand(options, publishes)],
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
        CommandBook,
        CommandAnswers,
        MICROSERVICE_STRATEGY,
        MESSAGING_OPTIONS,
      ],
      [STANDALONE_COMMANDS]: [standaloneTopicsCommand(options, publishes)],
    };
  }
}
