import type { FastifyReply } from 'fastify';
import type { IncomingMessage } from 'node:http';

/** Long enough for a sender to finish writing and read the answer, short enough not to be worth an attack. */
const LINGER_MS = 1_000;

/**
 * Lets a sender read the answer to a request of which the body was not read. Closing a socket that holds unread bytes
 * resets it, and a sender that is still writing then sees ECONNRESET instead of the 413 or 401 that explains it. So the
 * answer goes out at once, our half is closed, and what still comes is thrown away (RFC 9112, 9.6) until the body ends.
 */
function lingerAfterAnswer(request: IncomingMessage): void {
  const { socket } = request;
  const destroySoon = socket.destroySoon.bind(socket);
  // Node calls this after the answer to a request with `connection: close` was written.
  socket.destroySoon = () => {
    if (request.complete || socket.destroyed) return destroySoon();
    socket.end();
    const timer = setTimeout(() => socket.destroy(), LINGER_MS);
    request.once('end', destroySoon);
    socket.once('close', () => clearTimeout(timer));
  };
}

/** What is left of a body that was not read would be taken for the next request on a kept connection. */
export function closeIfUnread(reply: FastifyReply): void {
  if (reply.request.raw.complete) return;
  void reply.header('connection', 'close');
  lingerAfterAnswer(reply.request.raw);
}
