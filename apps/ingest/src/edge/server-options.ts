import type { HttpServerOptions } from '@ponte/platform';
import type { FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { LimitsConfig } from '../config/ingest.config';
import { UNKNOWN_ADDRESS } from './refusal';

/**
 * Longer than the idle time-out of what stands in front (AWS ALB 60 s, nginx 60 s): who closes first must be the proxy,
 * or a request that is on its way meets a closed connection.
 */
const KEEP_ALIVE_MS = 72_000;
/** A sender that needs longer for the head of a request is not one (slowloris). */
const HEAD_WITHIN_MS = 10_000;
/** How often Node looks for such; by default every 30 s, so that 10 s would be up to 40. */
const LOOK_EVERY_MS = 1_000;

const NOT_FOUND = JSON.stringify(UNKNOWN_ADDRESS);

/** A path that the router cannot read: Fastify's own answer would quote it. */
function unreadable(_path: string, _request: unknown, response: ServerResponse): void {
  response
    .writeHead(404, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
    .end(NOT_FOUND);
}

/** Options of the public port. */
export const serverOptions: HttpServerOptions = {
  http: { connectionsCheckingInterval: LOOK_EVERY_MS },
  keepAliveTimeout: KEEP_ALIVE_MS,
  routerOptions: {
    ignoreTrailingSlash: true,
    onBadUrl: unreadable,
    onMaxParamLength: unreadable,
  } as HttpServerOptions['routerOptions'],
};

/** Bounds that Fastify has no option for. */
export function boundServer({ server }: FastifyInstance, limits: LimitsConfig): void {
  server.headersTimeout = HEAD_WITHIN_MS;
  // The edge itself bounds the body (408); this is the net below it.
  server.requestTimeout = limits.receiveWithin + 2 * HEAD_WITHIN_MS;
  // With bodies of at most `bodyBytes` each, this bounds the memory that senders can take.
  server.maxConnections = limits.connections;
}
