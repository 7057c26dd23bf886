import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Ends a connection at once. On plain TCP by a reset, which also throws away what the kernel has not sent yet. */
export function cut(socket: Socket): void {
  if (socket.destroyed) return;
  if (socket instanceof TLSSocket || socket.connecting) socket.destroy();
  else socket.resetAndDestroy();
}
