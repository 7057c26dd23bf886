import { readFileSync } from 'node:fs';
import { Kafka, logLevel, type ISocketFactory, type SASLOptions } from 'kafkajs';
import { greetedSocket } from './greeted-socket';
import { patchProduceEncoder } from './produce-encoder';
import { patchRequestQueueTimer } from './request-queue-timer';
import type { KafkaConfig } from './kafka.config';
import type { KafkaLog } from './kafka-log';
import { logBridge } from './log-bridge';
import { rotateBrokers } from './rotate-brokers';
import { registerZstd } from './zstd-codec';

export interface KafkaClientOptions {
  readonly config: KafkaConfig;
  /** Name in the brokers' logs and quotas. */
  readonly clientId: string;
  readonly log: KafkaLog;
  /** Other brokers to begin with than the configured ones. */
  readonly brokers?: readonly string[];
  /** How many clients for the same purpose failed before this one: each begins with another broker. */
  readonly attempt?: number;
  /** kafkajs's own retries. 0 for publishing, where the pipelines own them; a consumer wants some. */
  readonly retries: number;
  readonly requestTimeoutMs?: number;
  /** By default one that gives a silent broker up after 2 s, whereupon kafkajs asks the next one. */
  readonly socketFactory?: ISocketFactory;
}

/** A kafkajs client with our settings: TLS and SASL from the configuration, our log, kafkajs's timer and encoder mended. */
export function createKafka(options: KafkaClientOptions): Kafka {
  const { config, log } = options;
  patchRequestQueueTimer(log);
  patchProduceEncoder(log);
  registerZstd();
  return new Kafka({
    clientId: options.clientId,
    brokers: rotateBrokers(options.brokers ?? config.brokers, options.attempt ?? 0),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    authenticationTimeout: 5_000,
    requestTimeout: options.requestTimeoutMs ?? config.requestTimeoutMs,
    retry: { retries: options.retries, initialRetryTime: 100, maxRetryTime: 1_000 },
    logLevel: logLevel.WARN,
    logCreator: logBridge(log),
    ssl: tlsOptions(config),
    sasl: saslOptions(config),
    socketFactory: options.socketFactory ?? greetedSocket(),
  });
}

/** A broker in the same region connects within a few milliseconds; a dead address should not hold a pipeline longer. */
export const CONNECTION_TIMEOUT_MS = 1_000;

export function tlsOptions(
  config: KafkaConfig,
): { ca?: Buffer; cert?: Buffer; key?: Buffer } | undefined {
  if (!config.ssl) return undefined;
  const { sslCaFile, sslCertFile, sslKeyFile } = config;
  return {
    ...(sslCaFile && { ca: readFileSync(sslCaFile) }),
    ...(sslCertFile && { cert: readFileSync(sslCertFile) }),
    ...(sslKeyFile && { key: readFileSync(sslKeyFile) }),
  };
}

export function saslOptions(config: KafkaConfig): SASLOptions | undefined {
  if (!config.saslMechanism) return undefined;
  return {
    mechanism: config.saslMechanism,
    username: config.saslUsername ?? '',
    password: config.saslPassword ?? '',
  } as SASLOptions;
}
