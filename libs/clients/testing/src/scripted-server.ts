import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as it arrived. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, still encoded. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers one request, in whatever way a third party might; `socket` is for breaking the connection. */
export type Script = (request: ReceivedRequest, response: ServerResponse, socket: Socket) => void;

/** A real server on a loopback port that answers as a test says and remembers what it was asked. */
export class ScriptedServer {
  readonly received: ReceivedRequest[] = [];
  private readonly sockets = new Set<Socket>();
  /** Connections accepted so far. */
  connections = 0;

  private constructor(
    private readonly server: Server,
    public script: Script,
  ) {
    server.on('connection', (socket) => {
      this.connections += 1;
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers, socket } = request;
        const received = { method, url, headers, body: Buffer.concat(chunks).toString() };
        this.received.push(received);
        this.script(received, response, socket);
      });
    });
  }

  static async start(script: Script): Promise<ScriptedServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ScriptedServer(server, script);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Closes idle connections, as when their keep-alive time is over, and waits until the other side has seen it. */
  async closeIdle(): Promise<void> {
    const closed = [...this.sockets].map((socket) => once(socket, 'close'));
    this.server.closeIdleConnections();
    await Promise.all(closed);
  }

  async stop(): Promise<void> {
    if (this.server.listening) {
      const closed = new Promise((resolve) => this.server.close(resolve));
      this.server.closeAllConnections();
      await closed;
    }
  }
}

/** The script that answers every request alike, with JSON unless the body is a text. */
export function answering(
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): Script {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
  };
}

/** The script that answers one request after the other, the last one for ever. */
export function inTurn(...scripts: readonly Script[]): Script {
  let turn = 0;
  return (...call) => {
    scripts[Math.min(turn, scripts.length - 1)]?.(...call);
    turn += 1;
  };
}
