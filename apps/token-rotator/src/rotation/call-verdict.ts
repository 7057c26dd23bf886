/** A token that was got, already sealed. */
export interface Minted {
  readonly sealed: string;
  /** SHA-256 in hex of the value that deliveries will carry. */
  readonly sha256: string;
  readonly lifeMs: number;
  /** For a source that changes by itself: when it is looked at again, whatever the life. */
  readonly renewAfterMs?: number;
}

/** What a call says to the state machine. */
export type CallVerdict =
  | { readonly as: 'minted'; readonly minted: Minted }
  /** Gupy took it: by its own answer. `declaration`: digest of what was sent beside the token. */
  | { readonly as: 'taken'; readonly vendorId: string; readonly declaration: string }
  /** It is registered already, by somebody else or by a call whose answer was lost. */
  | { readonly as: 'found'; readonly vendorId: string }
  /** Gupy does not know the webhook. */
  | { readonly as: 'missing' }
  /** `maybe`: it may have taken effect all the same. */
  | {
      readonly as: 'failed';
      readonly reason: string;
      readonly maybe: boolean;
      readonly retryAfterMs?: number;
    };
