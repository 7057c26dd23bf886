import type { ContractFault } from '@ponte/contracts';
import type { OutboundRecord } from '@ponte/messaging';

/** A request as a kind's intake sees it: authenticated, whole, not yet understood. */
export interface Delivery {
  readonly body: Buffer;
  readonly contentType: string | undefined;
  readonly receivedAt: Date;
}

/** What an authenticated body turned out to be; the record is published before the sender is answered. */
export type Judgement =
  | {
      readonly disposition: 'accepted';
      readonly record: OutboundRecord;
      readonly eventId: string;
      readonly topic: string;
    }
  /** Off-contract or of an unknown type: kept for a person, and answered 200, because the sender cannot mend it. */
  | {
      readonly disposition: 'rejected' | 'unrouted';
      readonly record: OutboundRecord;
      readonly reasons: readonly ContractFault[];
    }
  /** Not JSON at all. */
  | { readonly disposition: 'not-json' };
