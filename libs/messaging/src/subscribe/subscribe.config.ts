import { Env } from '@ponte/platform';
import { IsInt, Max, Min } from 'class-validator';

/** How a service hears. */
export class SubscribeConfig {
  /** Partitions worked on at once; each takes a database connection while its slice runs. */
  @Env('SUBSCRIBE_CONCURRENCY')
  @IsInt()
  @Min(1)
  @Max(64)
  concurrency: number = 3;

  /** Most events of one transaction. Slices get smaller by themselves when one takes longer than a second. */
  @Env('SUBSCRIBE_SLICE_EVENTS')
  @IsInt()
  @Min(1)
  @Max(5_000)
  sliceEvents: number = 500;

  /**
   * Milliseconds after which a member that sends no heartbeat loses its partitions. Above the longest pause of the event
   * loop, below what a restart may delay the events of a dead process. Brokers refuse less than their `group.min.session.timeout.ms` (6 s).
   */
  @Env('SUBSCRIBE_SESSION_TIMEOUT_MS')
  @IsInt()
  @Min(1_000)
  @Max(300_000)
  sessionTimeoutMs: number = 30_000;

  /**
   * Days for which the inbox knows an event: within them a redelivery does nothing. At least the retention of the topics
   * that are heard and a day, for Kafka deletes whole segments. 30 for payroll.
   */
  @Env('INBOX_RETENTION_DAYS')
  @IsInt()
  @Min(1)
  @Max(3_650)
  inboxRetentionDays: number = 8;

  /** Days for which the outbox keeps what was sent: within them the same change told again is one event. */
  @Env('OUTBOX_RETENTION_DAYS')
  @IsInt()
  @Min(1)
  @Max(3_650)
  outboxRetentionDays: number = 7;

  /**
   * Milliseconds for which a relay owns shards of the outbox without renewing: so long the records of a dead process
   * wait. It renews five times within that.
   */
  @Env('OUTBOX_LEASE_MS')
  @IsInt()
  @Min(2_000)
  @Max(300_000)
  outboxLeaseMs: number = 15_000;
}
