import { Server as NetServer } from 'node:net';
import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';

/**
 * How long an idle kept connection may stay after the port closed. A client that was about to use it gets its answer,
 * with `connection: close`; closing at once would reset a request that is on its way.
 */
const IDLE_GRACE_MS = 500;

/** Ends the public HTTP server without cutting a request. Register before routes, so that its hook sees them all. */
export class HttpDrain {
  private draining = false;
  private closeIdle: (() => void) | undefined;

  constructor(private readonly fastify: FastifyInstance) {
    // By callback: a promise per hook and request is 1 to 2 µs each.
    fastify.addHook('onSend', (_request, reply, payload, done) => {
      if (this.draining) void reply.header('connection', 'close');
      done(null, payload);
    });
    fastify.addHook('onResponse', (_request, _reply, done) => {
      this.closeIdle?.();
      done();
    });
  }

  /** Resolves once every connection is closed; those still open when `signal` aborts are cut. */
  async run(signal: AbortSignal): Promise<void> {
    const server = this.fastify.server as Server;
    if (!server.listening) return;
    this.draining = true;
    const cut = (): void => server.closeAllConnections();
    signal.addEventListener('abort', cut, { once: true });
    const grace = setTimeout(() => {
      this.closeIdle = () => server.closeIdleConnections();
      this.closeIdle();
    }, IDLE_GRACE_MS);
    // http.Server.close() would close idle connections at once; net.Server's only stops listening.
    await new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
    clearTimeout(grace);
    signal.removeEventListener('abort', cut);
  }
}
