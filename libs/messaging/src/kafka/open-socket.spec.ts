import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:tls';
import { cut } from './cut-connection';
import { openSocket } from './open-socket';

/** A shared key instead of certificates. */
const psk = {
  ciphers: 'PSK-AES256-GCM-SHA384',
  maxVersion: 'TLSv1.2' as const,
};
const identity = { psk: Buffer.from('00112233445566778899aabbccddeeff', 'hex'), identity: 'test' };

it('a TLS connection that is cut is reset: nothing unsent is written any more', async () => {
  const server = createServer({ ...psk, pskCallback: () => identity.psk });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const accepted = once(server, 'secureConnection') as Promise<[Socket]>;
  const connected = new Promise<void>((resolve) => {
    const socket = openSocket({
      host: '127.0.0.1',
      port,
      ssl: {
        ...psk,
        pskCallback: () => identity,
        checkServerIdentity: () => undefined,
      } as never,
      onConnect: () => resolve(),
    });
    socket.on('error', () => undefined);
    void accepted.then(async ([peer]) => {
      peer.write('hello');
      await once(socket, 'data');
      cut(socket);
    });
  });
  await connected;
  const [peer] = await accepted;
  const [error] = (await once(peer, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNRESET');
  server.close();
});

it('tells when nobody listens', async () => {
  const socket = openSocket({
    host: '127.0.0.1',
    port: 1,
    ssl: psk as never,
    onConnect: () => undefined,
  });
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});
