import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { PublicPort } from './public-port';

/**
 * How long an idle kept connection may stay after the port closed. A client that was about to use it gets its answer,
 * with `connection: close`; closing at once would reset a request that is on its way.
 */
const IDLE_GRACE_MS = 500;

/** Ends the public HTTP server without cutting a request. Register before routes, so that its hook sees them all. */
export class HttpDrain {
  private draining = false;
  private closeIdle: (() => void) | undefined;
  private empty: (() => void) | undefined;
  private readonly server: Server;
  private readonly connections = new Set<Socket>();

  constructor(
    fastify: FastifyInstance,
    private readonly port: PublicPort,
  ) {
    this.server = fastify.server as Server;
    this.server.on('connection', (socket: Socket) => {
      this.connections.add(socket);
      socket.once('close', () => {
        this.connections.delete(socket);
        if (!this.connections.size) this.empty?.();
      });
    });
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
    await this.port.close(signal);
    this.draining = true;
    const cut = (): void => {
      for (const socket of this.connections) socket.destroy();
    };
    signal.addEventListener('abort', cut, { once: true });
    if (signal.aborted) cut();
    const grace = setTimeout(() => {
      this.closeIdle = () => this.server.closeIdleConnections();
      this.closeIdle();
      // For node:http a connection is idle only after its first request.
      for (const socket of this.connections) if (!socket.bytesRead) socket.destroy();
    }, IDLE_GRACE_MS);
    if (this.connections.size) await new Promise<void>((resolve) => (this.empty = resolve));
    clearTimeout(grace);
    signal.removeEventListener('abort', cut);
  }
}
