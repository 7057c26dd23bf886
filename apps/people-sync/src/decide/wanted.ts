import type { NeededRecord } from '../write/feedz-record';

/** What a run found out about one record, before it is compared with what Feedz has. */
export type Wanted =
  /** Nobody works there, or has a leader. */
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'fault';
      readonly state: 'refused' | 'held';
      readonly code: number | null;
      readonly reason: string;
      /** In Portuguese. */
      readonly message: string;
      readonly heldFor: readonly NeededRecord[];
      /** Of a binding: the leader, if one is named. */
      readonly manager: string | null;
    }
  | {
      readonly kind: 'record';
      /** As Feedz takes it. */
      readonly record: object;
      /** The record's hash by each lookup key, that of the first key first. */
      readonly hashes: readonly string[];
      readonly needs: readonly NeededRecord[];
      readonly emailHash: string | null;
      readonly manager: string | null;
      /** To be sent though Feedz has it: a leader is to go. */
      readonly again: boolean;
    };
