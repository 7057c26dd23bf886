import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

const HOST = '127.0.0.1';
/**
 * Below the ranges from which systems take ports for outgoing connections (Linux 32768–60999, IANA 49152–65535): a port
 * found free there may be somebody's outgoing connection by the time the server binds it.
 */
const FIRST = 20_000;
const LAST = 31_999;

const handedOut = new Set<number>();

/**
 * A TCP port of the loopback address that nobody listens on, never the same twice in one process. Another process may
 * take it before it is used: whoever starts a server on it must be able to say so.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const port = randomInt(FIRST, LAST + 1);
    if (!handedOut.has(port) && (await isFree(port))) {
      handedOut.add(port);
      return port;
    }
  }
  throw new Error(`No free TCP port found between ${FIRST} and ${LAST} in 1,000 attempts.`);
}

/** `preferred` if nobody listens on it, else some free port. */
export async function freePortOr(preferred: number): Promise<number> {
  if (handedOut.has(preferred) || !(await isFree(preferred))) return freePort();
  handedOut.add(preferred);
  return preferred;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, HOST);
    await once(server, 'listening');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE' || code === 'EACCES') return false;
    throw error;
  }
  server.close();
  await once(server, 'close');
  return true;
}
