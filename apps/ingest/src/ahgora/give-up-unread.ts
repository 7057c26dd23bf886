import type { ServerResponse } from 'node:http';

/** How long a reply may take at least, and how many of its bytes a sender must take in each further millisecond. */
const TAKEN_WITHIN_MS = 60_000;
const BYTES_PER_MS = 256;

/**
 * Cuts the connection if a reply is not taken in time: unread, it would keep its memory, and the room of its source, for
 * as long as the sender likes. To be called before it is sent.
 *
 * @param bytes of the reply; the largest, 40 MB, has three and a half minutes
 */
export function giveUpUnread(
  response: ServerResponse,
  bytes: number,
  withinMs = TAKEN_WITHIN_MS + bytes / BYTES_PER_MS,
): void {
  if (response.destroyed) return;
  const timer = setTimeout(() => response.destroy(), withinMs);
  response.once('close', () => clearTimeout(timer));
}
