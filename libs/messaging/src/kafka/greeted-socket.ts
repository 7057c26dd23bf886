import type { ISocketFactory } from 'kafkajs';
import { openSocket } from './open-socket';

/** A healthy broker takes 1 to 5 ms; a broker that collects garbage or starts, some hundreds. */
const FIRST_ANSWER_MS = 2_000;

/** Requests that a broker answers from its memory: Metadata, FindCoordinator, SaslHandshake, ApiVersions. */
const QUICK_REQUESTS = new Set([3, 10, 17, 18]);
/** Where a request's API stands: after its size (int32). */
const API_AT = 4;

/**
 * Opens sockets that fail if a broker stays silent to a connection's first request. kafkajs goes on to the next broker
 * after a failed connection, but after a request that timed out it asks the same one again: a frozen first broker kept
 * it from starting for ever. First requests that may take long (a join, a fetch) are not judged.
 */
export function greetedSocket(patienceMs = FIRST_ANSWER_MS): ISocketFactory {
  return (to) => {
    const socket = openSocket(to);
    const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
    let waiting: NodeJS.Timeout | undefined;
    const first = (...args: unknown[]): boolean => {
      socket.write = write as typeof socket.write;
      if (QUICK_REQUESTS.has(apiOf(args[0]))) {
        waiting = setTimeout(() => {
          const { host, port } = to;
          socket.destroy(new Error(`${host}:${port} took a connection and said nothing`));
        }, patienceMs);
      }
      return write(...args);
    };
    socket.write = first as typeof socket.write;
    socket.once('data', () => clearTimeout(waiting)).once('close', () => clearTimeout(waiting));
    return socket;
  };
}

function apiOf(request: unknown): number {
  return Buffer.isBuffer(request) && request.length > API_AT + 1 ? request.readInt16BE(API_AT) : -1;
}
