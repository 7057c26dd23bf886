import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

const HOST = '127.0.0.1';
const handedOut = new Set<number>();

/**
 * A TCP port of the loopback address that nobody listens on, never the same twice in one process. Another process may
 * take it before it is used: whoever starts a server on it must be able to say so.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer().listen(0, HOST);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    if (!handedOut.has(port)) {
      handedOut.add(port);
      return port;
    }
  }
}

/** `preferred` if nobody listens on it, else some free port. */
export async function freePortOr(preferred: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(preferred, HOST);
    await once(server, 'listening');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE' || code === 'EACCES') return freePort();
    throw error;
  }
  server.close();
  await once(server, 'close');
  return preferred;
}
