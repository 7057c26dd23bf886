import fastify from 'fastify';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { serverOptions } from './server-options';

it('a head that comes slowly is cut when its time is over, and not up to 30 s later', async () => {
  const app = fastify({ ...serverOptions, logger: false });
  app.server.headersTimeout = 1;
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let said = '';
  socket.on('data', (data) => (said += String(data)));
  socket.write('POST / HTTP/1.1\r\nhost: ponte\r\n');
  await once(socket, 'close');
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  await app.close();
}, 20_000);
