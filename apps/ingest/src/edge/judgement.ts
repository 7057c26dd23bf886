import type { ContractFault } from '@ponte/contracts';
import type { OutboundRecord } from '@ponte/messaging';

/** A request as a kind's intake sees it: authenticated, whole, not yet understood. */
export interface Delivery {
  readonly body: Buffer;
  readonly contentType: string | undefined;
  readonly receivedAt: Date;
}

/** A business event, ready to be published. */
export interface Accepted {
  readonly disposition: 'accepted';
  readonly record: OutboundRecord;
  readonly eventId: string;
  /** The sender's name of the event; `null` for a kind that has one event only. */
  readonly event: string | null;
}

/** Off-contract or of an unknown type: kept for a person, and answered 200, because the sender cannot mend it. */
export interface KeptAside {
  readonly disposition: 'rejected' | 'unrouted';
  readonly record: OutboundRecord;
  readonly reasons: readonly ContractFault[];
  /** The sender's name of the event, if it has the form of one. */
  readonly event: string | null;
}

/** What an authenticated body turned out to be; the record is published before the sender is answered. */
export type Judgement = Accepted | KeptAside | { readonly disposition: 'not-json' };
