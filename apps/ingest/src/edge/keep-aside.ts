import {
  type ContractFault,
  type EventContract,
  ingestRejected,
  ingestUnrouted,
  type KeptBody,
  uuidV5,
} from '@ponte/contracts';
import { eventRecord, type OutboundRecord } from '@ponte/messaging';
import { currentTraceparent, type Sealer } from '@ponte/platform';
import type { SourceConfig } from '../config/source.config';
import type { Delivery } from './judgement';

const MOST_REASONS = 20;
const MOST_TEXT = 255;
/** What a vendor's event name or id looks like; anything else may be somebody's data and stays sealed. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,254}$/;

/** The record of a body that became no business event: whole, sealed byte by byte, with the reasons. */
export function keepAside(
  disposition: 'rejected' | 'unrouted',
  source: SourceConfig,
  delivery: Delivery,
  reasons: readonly ContractFault[],
  sealer: Sealer,
  named: { readonly event?: unknown; readonly eventId?: unknown } = {},
): OutboundRecord {
  const contract: EventContract<KeptBody> =
    disposition === 'rejected' ? ingestRejected : ingestUnrouted;
  const receivedAt = delivery.receivedAt.toISOString();
  const value: KeptBody = {
    source: source.id,
    kind: source.kind,
    receivedAt,
    ...plain('event', named.event),
    ...plain('eventId', named.eventId),
    ...(delivery.contentType === undefined
      ? {}
      : { contentType: delivery.contentType.slice(0, MOST_TEXT) }),
    bytes: delivery.body.length,
    reasons: reasons
      .slice(0, MOST_REASONS)
      .map(({ path, message }) => ({
        path: path.slice(0, 1_000),
        message: message.slice(0, 1_000),
      })),
    sealed: {
      raw: sealer.seal(
        { purpose: 'raw', subject: { system: source.kind, source: source.id, person: '-' } },
        delivery.body,
      ),
    },
  };
  return eventRecord(contract, value, {
    // A repeat of the same body is the same event: a vendor that retries for hours fills no topic with new ones.
    id: uuidV5('ingest', disposition, source.id, delivery.body.toString('base64')),
    source: `/${source.kind}/${source.id}`,
    time: delivery.receivedAt,
    traceparent: currentTraceparent(),
  });
}

function plain(key: 'event' | 'eventId', value: unknown): { event?: string; eventId?: string } {
  return typeof value === 'string' && PLAIN_NAME.test(value) ? { [key]: value } : {};
}
