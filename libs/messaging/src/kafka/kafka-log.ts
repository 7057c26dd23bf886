/** What the Kafka client's log lines go to; `PonteLogger` fits. */
export interface KafkaLog {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

const ignore = (): void => undefined;

export const silentKafkaLog: KafkaLog = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};
