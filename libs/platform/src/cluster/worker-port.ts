import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { PublicPort } from '../bootstrap/public-port';
import { isPortWord, type PortWish, type Took } from './port-messages';

/** The public port as a cluster's worker has it: the primary takes connections and hands them over. */
export class WorkerPort implements PublicPort {
  private connections = 0;
  private left: Promise<void> | undefined;

  constructor(private readonly server: Server) {}

  open(): Promise<number> {
    // node:http begins to watch over its time-outs with this event; it listens nowhere here.
    this.server.emit('listening');
    return new Promise((joined, refused) => {
      this.left = new Promise((left) => {
        process.on('message', (message: unknown, socket?: unknown) => {
          if (!isPortWord(message)) return;
          if (message.ponte === 'connection') this.take(message.id, socket as Socket);
          else if (message.ponte === 'left') left();
          else if (message.ponte === 'joined') joined(message.port);
          else refused(new Error(message.reason));
        });
      });
      tell({ ponte: 'join' });
    });
  }

  async close(signal: AbortSignal): Promise<void> {
    if (!this.left || signal.aborted) return;
    tell({ ponte: 'leave' });
    await Promise.race([this.left, once(signal, 'abort')]);
  }

  /** As net.Server does with a connection of its own. */
  private take(id: number, socket: Socket): void {
    tell({ ponte: 'took', id });
    if (this.connections >= (this.server.maxConnections ?? Infinity)) return void socket.destroy();
    this.connections++;
    socket.once('close', () => this.connections--);
    // As node:http has it for connections that it takes itself.
    socket.allowHalfOpen = true;
    this.server.emit('connection', socket);
  }
}

function tell(word: PortWish | Took): void {
  process.send?.(word);
}
