import {
  type ContractFault,
  type EventContract,
  ingestRejected,
  ingestUnrouted,
  type KeptBody,
  uuidV5,
} from '@ponte/contracts';
import { eventRecord } from '@ponte/messaging';
import { currentTraceparent, type Sealer } from '@ponte/platform';
import type { SourceConfig } from '../config/source.config';
import type { Delivery, KeptAside } from './judgement';

/**
 * Bounds of what goes along with a sealed body. Of the record's 480 KiB the largest configurable body takes 457 KiB when
 * sealed; 20 reasons of at most 400 characters and the rest fit into what is left.
 */
const MOST_REASONS = 20;
const MOST_CHARACTERS = 200;
/** The form of the vendor's event names (`application.pre-hiring-information-filled`) … */
const EVENT_NAME = /^[a-z]+([._-][a-z]+){0,9}$/i;
/** … and of its event ids. Anything else in their place may be somebody's data and stays sealed. */
const EVENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is known of a body beside its delivery. */
export interface Named {
  readonly event?: unknown;
  readonly id?: unknown;
  /** What tells equal bodies of one source apart, e.g. the address that they came to. */
  readonly apart?: string;
  /** Of a body that is too large to be kept, of which only the beginning is: how large it was. */
  readonly bytes?: number;
}

/** The record of a body that became no business event: whole, sealed byte by byte, with the reasons. */
export function keepAside(
  disposition: KeptAside['disposition'],
  source: SourceConfig,
  delivery: Delivery,
  reasons: readonly ContractFault[],
  sealer: Sealer,
  named: Named = {},
): KeptAside {
  const contract: EventContract<KeptBody> =
    disposition === 'rejected' ? ingestRejected : ingestUnrouted;
  const { body, contentType, receivedAt } = delivery;
  const subject = { system: source.kind, source: source.id, person: '-' };
  const event = matching(named.event, EVENT_NAME);
  const eventId = matching(named.id, EVENT_ID);
  const value: KeptBody = {
    source: source.id,
    kind: source.kind,
    receivedAt: receivedAt.toISOString(),
    ...(event !== undefined && { event }),
    ...(eventId !== undefined && { eventId }),
    ...(contentType !== undefined && { contentType: shortened(contentType) }),
    bytes: named.bytes ?? body.length,
    reasons: reasons
      .slice(0, MOST_REASONS)
      .map(({ path, message }) => ({ path: shortened(path), message: shortened(message) })),
    sealed: { raw: sealer.seal({ purpose: 'raw', subject }, body) },
  };
  const record = eventRecord(contract, value, {
    // A repeat of the same body is the same event: a vendor that retries for hours fills no topic with new ones.
    id: uuidV5(
      ...['ingest', disposition, source.id, body.toString('base64')],
      ...(named.apart === undefined ? [] : [named.apart]),
    ),
    source: `/${source.kind}/${source.id}`,
    time: receivedAt,
    traceparent: currentTraceparent(),
  });
  return { disposition, record, reasons, event: event ?? null };
}

function shortened(text: string): string {
  return text.slice(0, MOST_CHARACTERS);
}

function matching(value: unknown, form: RegExp): string | undefined {
  const fits = typeof value === 'string' && value.length <= MOST_CHARACTERS && form.test(value);
  return fits ? value : undefined;
}
