export { KafkaConfig } from './kafka/kafka.config';
export { createKafka, type KafkaClientOptions } from './kafka/create-kafka';
export { clusterName, ownName } from './kafka/kafka-name';
export type { KafkaLog } from './kafka/kafka-log';
export { KafkaPublisher, type KafkaPublisherOptions } from './publish/kafka-publisher';
export { noPublishMetrics, type PublishMetrics } from './publish/publish-metrics';
export * from './publish/publisher';
