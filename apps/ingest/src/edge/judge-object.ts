import type { ContractFault, EventContract } from '@ponte/contracts';
import { currentTraceparent, type Sealer } from '@ponte/platform';
import type { SourceConfig } from '../config/source.config';
import type { Delivery, Judgement } from './judgement';
import { keepAside } from './keep-aside';
import { parseBody } from './parse-body';
import { isRecord, recordOrFaults } from './record-or-faults';

/** The one event that a body tells of, by a kind of sender that has one event only. */
export interface ToldEvent<T extends object> {
  /** As its contract wants it, sealed parts included. */
  readonly value: T;
  /** `ce_id` */
  readonly id: string;
  /** `ce_subject` */
  readonly subject: string;
  /** When it happened, by the sender's word: RFC 3339. */
  readonly date: string;
}

/**
 * Judges a body that is one JSON object and tells of one event.
 * @param read makes the event of the object, or says where a value is missing or not understood
 * @returns accepted with its record; kept aside with every fault that was found; or not JSON
 */
export function judgeObject<T extends object>(
  contract: EventContract<T>,
  source: SourceConfig,
  delivery: Delivery,
  sealer: Sealer,
  read: (body: Readonly<Record<string, unknown>>) => ToldEvent<T> | ContractFault,
): Judgement {
  const parsed = parseBody(delivery.body);
  if (parsed.kind === 'not-json') return { disposition: 'not-json' };
  const rejected = (reasons: readonly ContractFault[]): Judgement =>
    keepAside('rejected', source, delivery, reasons, sealer);
  if (parsed.kind === 'off-contract') return rejected([parsed.fault]);
  const told = read(parsed.value);
  if ('path' in told) return rejected([told]);

  const { value, id, subject, date } = told;
  const faults = contract.validate(value);
  if (faults.length > 0) return rejected(faults);
  const record = recordOrFaults(contract, value, {
    id,
    source: `/${source.kind}/${source.id}`,
    subject,
    time: new Date(date),
    traceparent: currentTraceparent(),
  });
  return isRecord(record)
    ? { disposition: 'accepted', record, eventId: id, event: null }
    : rejected(record);
}
