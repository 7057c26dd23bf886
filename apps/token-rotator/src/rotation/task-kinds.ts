import { defineTask } from '@ponte/messaging';

/**
 * Bound of one call in milliseconds; clients' own time-outs lie 5 s below it. It is also what a killed process delays its
 * step by (plus the lease's grace), which the overlap outlasts by far.
 */
export const CALL_TIMEOUT_MS = 15_000;
/** Registering lists all webhooks first: a thousand are ten pages. */
const REGISTER_TIMEOUT_MS = 30_000;

/** Gets a new token of a webhook from its source. */
export interface MintToken {
  readonly hook: string;
  readonly call: number;
  /** Digest of the declaration that it is for: a process with another file must not do it. */
  readonly declaration: string;
}

/** A call that puts a token into Gupy. */
export interface PutToken extends MintToken {
  readonly token: string;
  /** SHA-256 in hex of the header's value as ingest was told it: nothing else may be put. */
  readonly sha256: string;
  /** The token, sealed. */
  readonly sealed: string;
  /** The vendor's id of the webhook; absent when it is to be registered. */
  readonly vendorId?: string;
}

/*
 * A lane per webhook, and never more than one of these open in it: the state machine decides what comes next, and when it
 * is tried again. Held ones are skipped, for a rotation that stands still is worse than one that is tried once more.
 */
export const MINT_TOKEN = defineTask<MintToken>({
  name: 'rotation.mint-token',
  idempotent: true,
  callTimeoutMs: CALL_TIMEOUT_MS,
  onHold: 'skip',
  delaysMs: [1_000],
});

/** Not idempotent: whether it was registered is looked up by action and postbackUrl before it is tried again. */
export const REGISTER_WEBHOOK = defineTask<PutToken>({
  name: 'rotation.register-webhook',
  idempotent: false,
  callTimeoutMs: REGISTER_TIMEOUT_MS,
  onHold: 'skip',
  delaysMs: [1_000],
  reconcileAfterMs: 2_000,
});

export const PUT_WEBHOOK = defineTask<PutToken>({
  name: 'rotation.put-webhook',
  idempotent: true,
  callTimeoutMs: CALL_TIMEOUT_MS,
  onHold: 'skip',
  delaysMs: [1_000],
});
