import { Server } from 'node:net';
import { setImmediate as endOfTurn } from 'node:timers/promises';

/** Callers that come faster than they are taken must not keep the port open for ever. */
const AT_MOST_MS = 1_000;

/**
 * Takes every connection that waits in the kernel's queue, then stops listening. Closing at once would reset them: their
 * callers are connected already and may have sent a request. libuv takes one connection per turn of the event loop, so a
 * turn in which none came has found the queue empty. Open connections stay.
 */
export async function closePort(server: Server): Promise<void> {
  const until = performance.now() + AT_MOST_MS;
  let came = true;
  const note = (): void => void (came = true);
  server.on('connection', note).on('drop', note);
  // The rest of this turn says nothing: its connections may have been looked for before this call.
  await endOfTurn();
  while (came && performance.now() < until) {
    came = false;
    await endOfTurn();
  }
  server.off('connection', note).off('drop', note);
  // http.Server.close() would close idle connections at once; net.Server's only stops listening.
  Server.prototype.close.call(server);
}
