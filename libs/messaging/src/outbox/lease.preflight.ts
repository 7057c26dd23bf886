import { Injectable } from '@nestjs/common';
import { PreflightRegistry } from '@ponte/platform';
import { KafkaConfig } from '../kafka/kafka.config';
import { SubscribeConfig } from '../subscribe/subscribe.config';
import { MARGIN } from './shard-leases';

/** Refuses to start with leases in whose margin a request to Kafka does not fit. */
@Injectable()
export class LeasePreflight {
  constructor(preflights: PreflightRegistry, outbox: SubscribeConfig, kafka: KafkaConfig) {
    preflights.add({
      name: 'outbox leases',
      check: () => Promise.resolve(leaseFaults(outbox.outboxLeaseMs, kafka.requestTimeoutMs)),
    });
  }
}

/** A record sent at the end of a lease may land a request's time-out later, when another relay owns its shard. */
export function leaseFaults(leaseMs: number, requestTimeoutMs: number): string[] {
  if (leaseMs * MARGIN > requestTimeoutMs) return [];
  const least = Math.floor(requestTimeoutMs / MARGIN) + 1;
  return [
    `a third of OUTBOX_LEASE_MS (${leaseMs} ms) must be longer than KAFKA_REQUEST_TIMEOUT_MS (${requestTimeoutMs} ms), or a ` +
      `frozen relay could disturb the order of keys; set OUTBOX_LEASE_MS to ${least} at least, or KAFKA_REQUEST_TIMEOUT_MS lower`,
  ];
}
