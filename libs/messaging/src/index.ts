export * from './messaging.module';
export type { MessagingOptions } from './messaging.options';
export { messagingMigrations } from './migrations';
export { DEAD_HEADERS } from './dead-letters/dead-headers';
export type { DeadClass } from './dead-letters/dead-letter';
export { isDatabaseOutage } from './subscribe/database-outage';
export { UnacceptableEvent, type HearContext, type Heard } from './subscribe/heard';
export { Subscribe } from './subscribe/subscribe.decorator';
export type { SubscribeOptions } from './subscribe/subscription-extras';
export { SubscribeSlice } from './subscribe/subscribe-slice.decorator';
export { KafkaInboxStrategy } from './subscribe/kafka-inbox-strategy';
export { OutboxConflictError } from './outbox/outbox-conflict.error';
export { CollectedUnit, type Cause } from './unit/collected-unit';
export { AfterCommit, type Committed } from './unit/after-commit';
export {
  UnitOfWorkRunner,
  type BuriedEvent,
  type TellOptions,
  type UnitOfWork,
} from './unit/unit-of-work';
export { KafkaConfig } from './kafka/kafka.config';
export { createKafka, type KafkaClientOptions } from './kafka/create-kafka';
export { produceEncoders } from './kafka/produce-encoder';
export { clusterName, ownName } from './kafka/kafka-name';
export type { KafkaLog } from './kafka/kafka-log';
export { KafkaPublisher, type KafkaPublisherOptions } from './publish/kafka-publisher';
export { noPublishMetrics, type PublishMetrics } from './publish/publish-metrics';
export * from './publish/publisher';
export { ContractBroken } from './publish/contract-broken.error';
export {
  eventHeaders,
  eventRecord,
  validEventRecord,
  type EventMeta,
} from './publish/event-record';
export { PublishingModule, type PublishingOptions } from './publish/publishing.module';
export { TopicAdmin } from './topics/topic-admin';
export {
  planTopics,
  type ClusterFacts,
  type PlanOptions,
  type TopicDifference,
  type TopicFacts,
  type TopicPlan,
} from './topics/topic-plan';
export { TopicRegistry } from './topics/topic-registry';
export { topicMaxBytes, topicSpec, type Consumption, type TopicSpec } from './topics/topic-spec';
export { TopicsCommand } from './topics/topics.command';
export { defineTask, type TaskKindOptions } from './tasks/define-task';
export { enqueueTasks, type TaskToEnqueue } from './tasks/enqueue-tasks';
export type { TaskDecision } from './tasks/operate/decide-tasks';
export type { Operated, OperatorAction, OperatorRequest } from './tasks/operate/operator-request';
export { OpenTasks, type OpenTask } from './tasks/operate/open-tasks';
export { TaskOperations } from './tasks/operate/task-operations';
export type {
  ActionSummary,
  AttemptSummary,
  TaskDetail,
  TaskFilter,
  TaskSummary,
} from './tasks/operate/task-queries';
export { Performs } from './tasks/performs.decorator';
export { TaskDraftError } from './tasks/rules/check-draft';
export { DEFAULT_DELAYS_MS } from './tasks/rules/delays';
export { TASK_STATES, type TaskState } from './tasks/rules/task-state';
export type { TaskDraft, TaskKind } from './tasks/task-kind';
export type { TaskLimits } from './tasks/task-limits';
export type {
  FailureClass,
  Reconciliation,
  Settlement,
  TaskFailure,
  TaskOutcome,
} from './tasks/task-outcome';
export type { TaskPerformer, TaskView } from './tasks/task-performer';
export { TasksModule } from './tasks/tasks.module';
export { TasksEnv } from './tasks/tasks-env.config';
export {
  BroadcastReader,
  type BroadcastHandle,
  type BroadcastReaderOptions,
} from './broadcast/broadcast-reader';
export type { BroadcastRecord } from './broadcast/broadcast-record';
export type { BroadcastFrom } from './broadcast/broadcast-target';
export { coveredPartitions } from './kafka/covered-partitions';
export { TopicsPreflight } from './topics/topics.preflight';
export { planTable } from './topics/plan-table';
export * from './commands';
export { PlainConsumers, type RecordHandler } from './subscribe/plain/plain-consumers';
export type { RawRecord } from './subscribe/raw-record';
export { tentatively } from './unit/tentatively';
export * from './lookup-keys';
