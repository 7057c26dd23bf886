import { Env } from '@ponte/platform';
import {
  ArrayNotEmpty,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { KEPT_DAYS_FORM } from '../topics/kept-days';

/** Where Kafka is and how to speak with it. `docs/publishing.md` explains the limits. */
export class KafkaConfig {
  /** Brokers to begin with, `host:port` with commas between; the others are learnt from them. */
  @Env('KAFKA_BROKERS')
  @ArrayNotEmpty()
  @Matches(/^[^\s:]+:\d{1,5}$/, {
    each: true,
    message: 'must be host:port, several with commas between',
  })
  brokers: string[];

  /** Put before every topic and group: several environments on one cluster. */
  @Env('KAFKA_PREFIX')
  @Matches(/^[A-Za-z0-9._-]*$/)
  prefix: string = '';

  @Env('KAFKA_SSL')
  @IsBoolean()
  ssl: boolean = false;

  /** PEM file of the authority that signed the brokers' certificates; by default the system's authorities. */
  @Env('KAFKA_SSL_CA_FILE')
  @IsOptional()
  @IsString()
  sslCaFile?: string;

  /** PEM files of the client's own certificate and key, where brokers ask for one. */
  @Env('KAFKA_SSL_CERT_FILE')
  @ValidateIf(
    (config: KafkaConfig) => config.sslCertFile !== undefined || config.sslKeyFile !== undefined,
  )
  @IsString()
  sslCertFile?: string;

  @Env('KAFKA_SSL_KEY_FILE')
  @ValidateIf(
    (config: KafkaConfig) => config.sslCertFile !== undefined || config.sslKeyFile !== undefined,
  )
  @IsString()
  sslKeyFile?: string;

  @Env('KAFKA_SASL_MECHANISM')
  @IsOptional()
  @IsIn(['plain', 'scram-sha-256', 'scram-sha-512'])
  saslMechanism?: 'plain' | 'scram-sha-256' | 'scram-sha-512';

  @Env('KAFKA_SASL_USERNAME')
  @ValidateIf((config: KafkaConfig) => config.saslMechanism !== undefined)
  @IsString()
  saslUsername?: string;

  @Env('KAFKA_SASL_PASSWORD', { secret: true })
  @ValidateIf((config: KafkaConfig) => config.saslMechanism !== undefined)
  @IsString()
  saslPassword?: string;

  /** Overrides the partitions that contracts ask for, in small environments; those that ask for exactly one keep it. */
  @Env('TOPIC_PARTITIONS')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  topicPartitions?: number;

  /** Overrides the replication, by default 3 or the number of brokers if that is less. */
  @Env('TOPIC_REPLICATION')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(9)
  topicReplication?: number;

  /** Days for which topics are kept instead of their contract's: `<topic>=<days>` (without the prefix), with commas between. */
  @Env('TOPIC_RETENTION_DAYS')
  @IsOptional()
  @Matches(KEPT_DAYS_FORM, {
    each: true,
    message:
      'must be <topic>=<days>, several with commas between, e.g. datasul.results.settled.v1=730',
  })
  topicRetentionDays?: string[];

  /** A request to a broker is given up after this. Below the edge's 5 s deadline, so that an attempt settles within it. */
  @Env('KAFKA_REQUEST_TIMEOUT_MS')
  @IsInt()
  @Min(250)
  @Max(60_000)
  requestTimeoutMs: number = 4_000;

  /** Most records that wait to be published or are in flight; more are refused with `queue-full`. */
  @Env('PUBLISH_QUEUE_RECORDS')
  @IsInt()
  @Min(1)
  publishQueueRecords: number = 50_000;

  /** Most bytes that wait to be published or are in flight. 128 MiB hold 8 s of 12,000 records of 1.5 KB a second. */
  @Env('PUBLISH_QUEUE_BYTES')
  @IsInt()
  @Min(1)
  publishQueueBytes: number = 128 * 1024 * 1024;
}
