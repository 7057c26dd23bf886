import * as http from 'node:http';
import * as https from 'node:https';

export type PostResult =
  | {
      readonly status: number;
      /** The beginning of the answer's body, if it was asked for and there is one. */
      readonly body?: string;
    }
  | { readonly error: string };

export interface PostRequest {
  readonly url: string;
  /** Sent exactly as given: nothing is added but host, length and connection. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
  /** Until the answer's headers and body are there. Milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** So much of the answer's body is in the result; by default nothing. */
  readonly keptAnswerBytes?: number;
}

/** Sends one POST. Every outcome is a value. */
export type Post = (request: PostRequest) => Promise<PostResult>;

const SOCKETS_PER_HOST = 128;
const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: SOCKETS_PER_HOST }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: SOCKETS_PER_HOST }),
};

/**
 * node:http instead of fetch, because fetch adds a content type of its own and hides repeated headers: a simulated sender
 * must be able to leave the content type out.
 */
export const post: Post = async (request) => {
  const first = await attempt(request).catch(asValue);
  // A kept connection that the receiver closed in the same instant never carried the request: the one safe repeat.
  return 'stale' in first ? attempt(request).catch(asValue) : first;
};

async function attempt(request: PostRequest): Promise<PostResult | { error: string; stale: true }> {
  const url = new URL(request.url);
  const secure = url.protocol === 'https:';
  return new Promise((resolve) => {
    const outgoing = (secure ? https : http).request(url, {
      method: 'POST',
      agent: secure ? agents['https:'] : agents['http:'],
      headers: { ...mutable(request.headers), 'content-length': Buffer.byteLength(request.body) },
      signal: request.signal,
    });
    const timer = setTimeout(
      () => outgoing.destroy(new Error(`no answer within ${request.timeoutMs} ms`)),
      request.timeoutMs,
    );
    const settle = (result: PostResult | { error: string; stale: true }): void => {
      clearTimeout(timer);
      resolve(result);
    };
    outgoing.on('response', (response) => {
      const beginning = new Beginning(request.keptAnswerBytes ?? 0);
      response.on('end', () => settle({ status: response.statusCode ?? 0, ...beginning.text() }));
      response.on('error', (error) => settle({ error: describe(error) }));
      response.on('data', (chunk: Buffer) => beginning.add(chunk));
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      settle(
        outgoing.reusedSocket && error.code === 'ECONNRESET'
          ? { error: describe(error), stale: true }
          : { error: describe(error) },
      ),
    );
    outgoing.end(request.body);
  });
}

/** The first bytes of a stream; the others are let go. */
class Beginning {
  private readonly chunks: Buffer[] = [];

  constructor(private room: number) {}

  add(chunk: Buffer): void {
    if (this.room <= 0) return;
    this.chunks.push(chunk.subarray(0, this.room));
    this.room -= chunk.length;
  }

  text(): { readonly body?: string } {
    const body = Buffer.concat(this.chunks).toString('utf8');
    return body === '' ? {} : { body };
  }
}

/** Node refuses some addresses at once, by an exception. */
function asValue(error: NodeJS.ErrnoException): { error: string } {
  return { error: describe(error) };
}

function mutable(headers: PostRequest['headers']): http.OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : [...value],
    ]),
  );
}

function describe(error: NodeJS.ErrnoException): string {
  return error.code ? `${error.code}: ${error.message}` : error.message;
}
