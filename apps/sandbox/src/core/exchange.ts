import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came from the socket. */
export interface RawRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly ip: string;
}

/** A request as a simulator sees it: matched, decoded and parsed. */
export interface SimRequest {
  readonly system: string;
  readonly method: string;
  /** Path below the simulator's prefix, as sent. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON; the text itself if it is not JSON; `undefined` if there was no body. */
  readonly body: unknown;
  /** True when there was a body that is not JSON. */
  readonly malformed: boolean;
  /** True when `body` was read as a form. */
  readonly isForm: boolean;
  readonly ip: string;
}

/** What a simulator answers. */
export interface SimReply {
  readonly status: number;
  /** Sent as JSON; `undefined` sends no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the call changed, e.g. `comment:12307223`: recorded, so that a test can count effects. */
  readonly effect?: string;
  /** Real milliseconds until it is sent: what it changed is there already. */
  readonly afterMs?: number;
}

/** What goes back over the socket, faults included. */
export type Answer =
  | {
      readonly kind: 'reply' | 'cut';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer;
    }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang'; readonly ms?: number };

/** One operation of a simulator. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Template below the prefix, e.g. `/jobs/{jobId}/steps`. */
  readonly path: string;
  readonly handle: (request: SimRequest) => SimReply | Promise<SimReply>;
}
