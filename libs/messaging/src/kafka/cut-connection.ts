import type { Socket } from 'node:net';

/** The TCP socket below each TLS socket that we opened. */
const rawSockets = new WeakMap<Socket, Socket>();

/** Tells which TCP socket lies below a TLS socket; a TLS socket cannot be reset itself. */
export function rememberRawSocket(socket: Socket, raw: Socket): void {
  rawSockets.set(socket, raw);
}

/** Ends a connection at once by a reset, which also throws away what the kernel has not sent yet. */
export function cut(socket: Socket): void {
  if (socket.destroyed) return;
  const raw = rawSockets.get(socket) ?? socket;
  if (raw.connecting) raw.destroy();
  else raw.resetAndDestroy();
  if (raw !== socket) socket.destroy();
}
