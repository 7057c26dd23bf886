import type { EventContract } from '@ponte/contracts';
import { ContractBroken } from './contract-broken.error';
import type { OutboundRecord } from './publisher';

/** CloudEvents 1.0 attributes of an event, as far as its contract does not give them. */
export interface EventMeta {
  /** The same for every repeat of the same event. */
  readonly id: string;
  /** e.g. `/gupy/acme` or `/ponte/candidate-screening`. */
  readonly source: string;
  readonly time: Date;
  readonly subject?: string;
  /** Id of the event that caused this one. */
  readonly causationId?: string;
  readonly traceparent?: string;
}

/**
 * An event as a Kafka record: JSON value, key of its contract, CloudEvents attributes as `ce_*` headers (the Kafka
 * binding's binary mode).
 *
 * @throws ContractBroken if the value does not keep its contract, or is larger than the contract allows
 */
export function eventRecord<T extends object>(
  contract: EventContract<T>,
  value: T,
  meta: EventMeta,
): OutboundRecord {
  const faults = contract.validate(value);
  if (faults.length > 0) throw new ContractBroken(contract.topic, faults);
  return validEventRecord(contract, value, meta);
}

/**
 * Like {@link eventRecord}, for a value that the caller has just found valid: judging it costs 1 to 3 µs each time.
 *
 * @throws ContractBroken if the value is larger than the contract allows
 */
export function validEventRecord<T extends object>(
  contract: EventContract<T>,
  value: T,
  meta: EventMeta,
): OutboundRecord {
  const body = Buffer.from(JSON.stringify(value));
  if (body.length > contract.maxMessageBytes) {
    const message = `must have at most ${contract.maxMessageBytes} bytes as JSON, has ${body.length}`;
    throw new ContractBroken(contract.topic, [{ path: '', message }]);
  }
  return {
    topic: contract.topic,
    key: contract.key(value),
    value: body,
    headers: eventHeaders(contract.topic, meta),
  };
}

/** The headers of an event record; an attribute that is not given is left out. */
export function eventHeaders(type: string, meta: EventMeta): Record<string, string> {
  return {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: meta.id,
    ce_source: meta.source,
    ce_type: type,
    ce_time: meta.time.toISOString(),
    ...(meta.subject !== undefined && { ce_subject: meta.subject }),
    ...(meta.causationId !== undefined && { ce_causationid: meta.causationId }),
    ...(meta.traceparent !== undefined && { traceparent: meta.traceparent }),
  };
}
