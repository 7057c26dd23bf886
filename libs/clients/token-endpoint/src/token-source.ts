import type { CallFailure, CallOptions } from '@ponte/clients/http';

/** A token as its source gave it. */
export interface IssuedToken {
  readonly token: string;
  /** How long the source says that it lives, in milliseconds; `undefined` if it does not say. */
  readonly lifeMs?: number;
}

/** A token, or why there is none: a reason for an operator, without anything of a body or a secret. */
export type TokenResult = { readonly ok: true; readonly body: IssuedToken } | CallFailure;

/** Where tokens come from. Asking twice does no harm: one of the two tokens is then not used. */
export interface TokenSource {
  /** @param options the signal and the time limit of the one attempt. Never throws for what the source does. */
  issue(options?: CallOptions): Promise<TokenResult>;
  /** Waits for calls under way. */
  close(): Promise<void>;
}

/** Longest token that is taken, in characters: a request header of more is refused by common servers (8 KiB). */
export const MOST_TOKEN_CHARACTERS = 4_096;
