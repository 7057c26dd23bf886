import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '../await/eventually';
import { atTestEnd } from '../run/at-test-end';

/** A request as it arrived. */
export interface RecordedRequest {
  method: string;
  /** Path without query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
  /** The body parsed as JSON. @throws SyntaxError */
  json<T = unknown>(): T;
  receivedAt: Date;
}

/**
 * How to answer. `body` is sent as JSON unless it is a string or a buffer. `afterMs`: wait before answering.
 * `then: 'reset'`: cut the connection instead of answering, after the request was received in full.
 */
export interface ProgrammedAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  afterMs?: number;
  then?: 'answer' | 'reset';
}

/** Decides the answer to one request; the second argument counts requests from 1. */
export type Answering = (
  request: RecordedRequest,
  nth: number,
) => ProgrammedAnswer | Promise<ProgrammedAnswer>;

/** A plain HTTP server on a free loopback port that records every request and answers as it is told. */
export class RecordingHttpServer {
  /** All requests, in order of arrival. */
  readonly requests: RecordedRequest[] = [];

  private constructor(
    private readonly server: Server,
    private answering: Answering,
  ) {}

  /** @param answering default: 200 with `{}` */
  static async start(answering: Answering = () => ({ body: {} })): Promise<RecordingHttpServer> {
    const server = createServer();
    const recording = new RecordingHttpServer(server, answering);
    server.on('request', (request, response) => void recording.serve(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    atTestEnd(() => recording.stop());
    return recording;
  }

  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From the next request on. */
  answer(answering: Answering): void {
    this.answering = answering;
  }

  /** Waits for the n-th request since the start. */
  async nth(n: number, timeoutMs = 10_000): Promise<RecordedRequest> {
    return eventually(() => this.requests[n - 1] ?? false, {
      timeoutMs,
      intervalMs: 10,
      what: `Request ${n} (${this.requests.length} so far)`,
    });
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString();
      const url = new URL(request.url ?? '/', 'http://recording');
      const recorded: RecordedRequest = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body,
        json: <T>() => JSON.parse(body) as T,
        receivedAt: new Date(),
      };
      const nth = this.requests.push(recorded);
      const answer = await this.answering(recorded, nth);
      if (answer.afterMs === undefined) this.send(answer, response);
      else setTimeout(() => this.send(answer, response), answer.afterMs).unref();
    } catch (error) {
      // A client that left before its request was complete is what some tests are about; a fault of the programmed
      // function must be seen by its test.
      if (!request.complete || response.destroyed) return;
      response
        .writeHead(599, { 'content-type': 'text/plain' })
        .end(`answering failed: ${String(error)}`);
    }
  }

  private send(answer: ProgrammedAnswer, response: ServerResponse): void {
    if (answer.then === 'reset') {
      response.socket?.resetAndDestroy();
      return;
    }
    const raw = typeof answer.body === 'string' || Buffer.isBuffer(answer.body);
    const body = answer.body === undefined ? '' : raw ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.status ?? 200, {
      ...(raw || answer.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...answer.headers,
    });
    response.end(body);
  }
}
