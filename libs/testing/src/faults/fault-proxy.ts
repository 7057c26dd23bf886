import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { atTestEnd } from '../run/at-test-end';

/**
 * What the proxy does with bytes and connections:
 * - `forward`: passes all on;
 * - `delay`: passes all on, each chunk `delayMs` later, in order;
 * - `black-hole`: connections are taken and kept, nothing passes, in either direction (a firewall that drops);
 * - `refuse`: new connections get ECONNREFUSED, existing ones are reset.
 */
export type FaultMode = 'forward' | 'delay' | 'black-hole' | 'refuse';

interface Pair {
  client: Socket;
  server: Socket;
}

/** A TCP proxy on the loopback address that misbehaves on demand, in front of PostgreSQL, a broker or an HTTP server. */
export class FaultProxy {
  private mode: FaultMode = 'forward';
  private delayMs = 0;
  private server?: Server;
  private readonly pairs = new Set<Pair>();
  private total = 0;

  private constructor(
    private readonly targetHost: string,
    private readonly targetPort: number,
    private listenPort: number,
  ) {}

  /** @param target `host:port` or a URL with a port */
  static async start(target: string): Promise<FaultProxy> {
    const url = new URL(target.includes('://') ? target : `tcp://${target}`);
    if (!url.port) throw new Error(`FaultProxy needs a port in "${target}".`);
    const proxy = new FaultProxy(url.hostname, Number(url.port), 0);
    await proxy.listen();
    atTestEnd(() => proxy.stop());
    return proxy;
  }

  /** Where clients connect to; stays the same through `refuse`. */
  get port(): number {
    return this.listenPort;
  }

  /** `host:port` */
  get address(): string {
    return `127.0.0.1:${this.listenPort}`;
  }

  /** The same URL by way of the proxy. */
  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String(this.listenPort);
    return changed.toString();
  }

  /** Connections open now. */
  get connections(): number {
    return this.pairs.size;
  }

  /** Connections taken since the start. */
  get accepted(): number {
    return this.total;
  }

  /** Everything passes again; what a black hole held back is passed on now. */
  async forward(): Promise<void> {
    await this.become('forward');
  }

  async delay(delayMs: number): Promise<void> {
    this.delayMs = delayMs;
    await this.become('delay');
  }

  async blackHole(): Promise<void> {
    await this.become('black-hole');
  }

  async refuse(): Promise<void> {
    await this.become('refuse');
    this.cut();
  }

  /** Resets (RST) every open connection; new ones are treated as the mode says. */
  cut(): void {
    for (const { client, server } of this.pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
    this.pairs.clear();
  }

  async stop(): Promise<void> {
    await this.unlisten();
    this.cut();
  }

  private async become(mode: FaultMode): Promise<void> {
    this.mode = mode;
    if (mode === 'refuse') await this.unlisten();
    else await this.listen();
    for (const { client, server } of this.pairs) {
      for (const socket of [client, server]) {
        if (mode === 'black-hole') socket.pause();
        else socket.resume();
      }
    }
  }

  private async listen(): Promise<void> {
    if (this.server) return;
    const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (c) => this.take(c));
    server.listen(this.listenPort, '127.0.0.1');
    await once(server, 'listening');
    this.listenPort = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Stops listening at once; `close` itself would wait for the open connections. */
  private async unlisten(): Promise<void> {
    this.server?.close();
    this.server = undefined;
  }

  private take(client: Socket): void {
    this.total += 1;
    const server = connect({ host: this.targetHost, port: this.targetPort, allowHalfOpen: true });
    const pair = { client, server };
    this.pairs.add(pair);
    this.pump(client, server, pair);
    this.pump(server, client, pair);
    if (this.mode === 'black-hole') server.pause();
    else client.resume();
  }

  private pump(from: Socket, to: Socket, pair: Pair): void {
    const after = (work: () => void) => {
      // Timers of one length fire in the order they were set, so chunks stay in order.
      if (this.mode === 'delay') setTimeout(work, this.delayMs);
      else work();
    };
    from.on('data', (chunk: Buffer) =>
      after(() => {
        if (to.destroyed || to.write(chunk)) return;
        from.pause();
        to.once('drain', () => {
          if (this.mode !== 'black-hole') from.resume();
        });
      }),
    );
    from.on('end', () => after(() => to.end()));
    // A reset on one side is a reset on the other; the error itself is for the two ends to judge.
    from.on('error', () => to.resetAndDestroy());
    from.on('close', () => {
      this.pairs.delete(pair);
      if (!to.destroyed) after(() => to.destroySoon());
    });
  }
}
