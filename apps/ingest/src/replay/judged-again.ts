import type { ContractFault } from '@ponte/contracts';
import type { OutboundRecord } from '@ponte/messaging';

/** What a kept body is today. */
export type JudgedAgain =
  | {
      readonly outcome: 'accepted';
      readonly source: string;
      readonly eventId: string;
      readonly record: OutboundRecord;
    }
  /** Breaks its contract still, or is of an unknown event: it stays where it is. */
  | {
      readonly outcome: 'rejected' | 'unrouted';
      readonly source: string;
      readonly reasons: readonly ContractFault[];
    }
  /** Cannot be judged at all. */
  | { readonly outcome: 'unreadable' | 'unknown-source'; readonly why: string };
