import type { Worker } from 'node:cluster';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { closePort } from '../bootstrap/close-port';
import type { PonteLogger } from '../log/ponte-logger';
import { isPortWish, isTook, type PortWish, type PortWord } from './port-messages';

/** Connections that wait for busy workers; what comes beyond is closed. */
const MAX_WAITING = 10_000;

/**
 * The public port of a cluster: the primary takes connections and hands each to the worker with the fewest on the way,
 * in turn if even. node:cluster would do the same but for its end: what it has taken and not yet handed over is reset
 * when the last worker stops listening. Here a worker asks to leave and is told once everything taken for it was sent;
 * the port closes before, as soon as a drain began or no other worker would be left to take what comes.
 */
export class PrimaryPort {
  private server: Server | undefined;
  private ending = false;
  private readonly rotation = new Set<Worker>();
  /** Connections that were given to a worker's channel and of which it has not said yet that it took them, by number. */
  private readonly waiting = new Map<Worker, Map<number, Socket>>();
  private given = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private port: number,
    private readonly host: string,
    private readonly logger: PonteLogger,
  ) {}

  /** Does what the worker asks for; a worker that dies needs not ask. */
  serve(worker: Worker): void {
    this.waiting.set(worker, new Map());
    worker.on('message', (message: unknown) => {
      if (isPortWish(message)) this.inTurn(() => this.grant(worker, message.ponte));
      else if (isTook(message)) this.release(worker, message.id);
    });
    // Not `disconnect`: Node keeps it back while sockets wait in the channel.
    worker.once('exit', () => this.forget(worker));
  }

  /** From now on the first worker that leaves ends the port for all. */
  drain(): void {
    this.ending = true;
  }

  /** Opening and closing take time: one after the other, or a port that closes would be joined. */
  private inTurn(step: () => Promise<void>): void {
    this.last = this.last.then(step);
  }

  private async grant(worker: Worker, what: PortWish['ponte']): Promise<void> {
    if (what === 'leave') {
      if (this.ending || this.isLast(worker)) await this.close();
      this.rotation.delete(worker);
      tell(worker, { ponte: 'left' });
      return;
    }
    try {
      await this.open();
      if (this.waiting.has(worker)) this.rotation.add(worker);
      tell(worker, { ponte: 'joined', port: this.port });
    } catch (error) {
      tell(worker, { ponte: 'refused', reason: String(error) });
    }
  }

  private isLast(worker: Worker): boolean {
    return this.rotation.size === 1 && this.rotation.has(worker);
  }

  private async open(): Promise<void> {
    if (this.server) return;
    if (this.ending) throw new Error('the service is draining');
    const server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) =>
      this.hand(socket),
    );
    server.maxConnections = MAX_WAITING;
    server.listen({ port: this.port, host: this.host });
    await once(server, 'listening');
    // A connection that could not be taken, for want of file descriptors, is not the end of the others.
    server.on('error', (err) => this.logger.error({ err }, 'a connection could not be taken'));
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  private async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await closePort(server);
  }

  private hand(socket: Socket): void {
    const worker = this.next();
    const waiting = worker && this.waiting.get(worker);
    // Only if every worker has just died.
    if (!waiting) return void socket.destroy();
    const id = this.given++;
    waiting.set(id, socket);
    const word: PortWord = { ponte: 'connection', id };
    // Kept open here, so that it can be given to another if this worker dies before it takes it.
    worker.send(word, socket, { keepOpen: true }, unheard);
  }

  /** The worker has it: our descriptor of the connection is closed, the connection itself goes on. */
  private release(worker: Worker, id: number): void {
    const waiting = this.waiting.get(worker);
    waiting?.get(id)?.destroy();
    waiting?.delete(id);
  }

  private next(): Worker | undefined {
    let next: Worker | undefined;
    let fewest = Infinity;
    for (const worker of this.rotation) {
      if (!worker.isConnected()) continue;
      const waiting = this.waiting.get(worker)?.size ?? Infinity;
      if (waiting < fewest) [next, fewest] = [worker, waiting];
    }
    if (next) {
      this.rotation.delete(next);
      this.rotation.add(next);
    }
    return next;
  }

  /** What a dead worker had not taken goes to another: none of it was read. */
  private forget(worker: Worker): void {
    const waiting = this.waiting.get(worker)?.values() ?? [];
    this.rotation.delete(worker);
    this.waiting.delete(worker);
    for (const socket of waiting) this.hand(socket);
    this.inTurn(async () => {
      if (!this.rotation.size) await this.close();
    });
  }
}

function tell(worker: Worker, word: PortWord): void {
  worker.send(word, undefined, unheard);
}

/** A worker that does not hear a word has died, which `forget` is told of. */
function unheard(): void {}
