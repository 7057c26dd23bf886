import { connect, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/** One kept connection with at most one request on it: so little code that the generator is never the bottleneck. */
export class Connection {
  private socket: Socket;
  private read: Buffer = Buffer.alloc(0);
  private waiting: ((status: number) => void) | undefined;

  constructor(private readonly target: { readonly host: string; readonly port: number }) {
    this.socket = this.open();
  }

  get busy(): boolean {
    return this.waiting !== undefined;
  }

  /** Calls `answered` with the status, 0 if the connection broke. */
  send(bytes: Buffer, answered: (status: number) => void): void {
    if (this.socket.destroyed) this.socket = this.open();
    this.waiting = answered;
    this.socket.write(bytes);
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private open(): Socket {
    const socket = connect({ ...this.target, noDelay: true });
    this.read = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.settle(0));
    return socket;
  }

  private take(chunk: Buffer): void {
    this.read = this.read.length === 0 ? chunk : Buffer.concat([this.read, chunk]);
    const headEnd = this.read.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.read.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    if (this.read.length < headEnd + HEAD_END.length + length) return;
    this.read = Buffer.alloc(0);
    this.settle(Number(head.slice(9, 12)));
  }

  private settle(status: number): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.(status);
  }
}
