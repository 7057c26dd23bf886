import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';
import { rememberRawSocket } from './cut-connection';

const KEEP_ALIVE_DELAY_MS = 60_000;

/**
 * Opens kafkajs's sockets. Unlike kafkajs's own factory, TLS runs over a socket that we made, so that `cut` can reset it.
 */
export const openSocket: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  if (!ssl) {
    const socket = connect({ host, port }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_DELAY_MS);
    return socket;
  }
  const raw: Socket = connect({ host, port });
  raw.setKeepAlive(true, KEEP_ALIVE_DELAY_MS);
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const socket = connectTls({ host, ...servername, ...ssl, socket: raw }, onConnect);
  rememberRawSocket(socket, raw);
  return socket;
};
