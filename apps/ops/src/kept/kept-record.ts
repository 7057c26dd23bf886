import {
  ingestRejected,
  ingestUnrouted,
  type EventContract,
  type KeptBody,
} from '@ponte/contracts';
import type { BroadcastRecord } from '@ponte/messaging';
import { jsonOf } from '../scan/matches';

/** What ingest keeps aside, and where. */
export const KEPT: Readonly<Record<'rejected' | 'unrouted', EventContract<KeptBody>>> = {
  rejected: ingestRejected,
  unrouted: ingestUnrouted,
};

/** A body that ingest kept aside, as it lies on its topic. */
export interface KeptRecord {
  /** `<partition>/<offset>`. */
  readonly place: string;
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: KeptBody;
}

/** `undefined` for a record that keeps no contract of ours: nobody could judge it again. */
export function keptRecordOf(
  record: BroadcastRecord,
  contract: EventContract<KeptBody>,
): KeptRecord | undefined {
  const { topic, key, value, headers, partition, offset } = record;
  const body = jsonOf(value);
  if (contract.validate(body).length > 0) return undefined;
  return {
    ...{ place: `${partition}/${offset}`, topic, key: key ?? '', value, headers },
    body: body as KeptBody,
  };
}

/** The event's id on its business topic, if it had one; else the record's own. */
export function keptId({ body, headers, place }: KeptRecord): string {
  if (body.eventId !== undefined) return `${body.source}:${body.eventId}`;
  return headers.ce_id ?? place;
}
