import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { giveUpUnread } from './give-up-unread';

describe('a reply that nobody reads', () => {
  it('is given up, and one that is read is not', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const ask = async (bytes: number, withinMs?: number) => {
      const client = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
      client.on('error', () => undefined);
      client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
      const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
      giveUpUnread(response, bytes, withinMs);
      const closed = once(response, 'close');
      response.end(Buffer.alloc(bytes));
      await closed;
      client.destroy();
      return response.writableFinished;
    };
    // More than the buffers of both ends take.
    expect(await ask(64 * 1024 * 1024, 50)).toBe(false);
    expect(await ask(10)).toBe(true);
    await new Promise((resolve) => server.close(resolve));
  });
});
