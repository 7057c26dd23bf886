import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type BodyRead, readBody } from './read-body';

describe('reading a body', () => {
  const limits = { bodyBytes: 200_000, receiveWithinMs: 5_000 };
  let server: Server;
  let socket: Socket;
  /** What was read, in order, and the requests that it was read from. */
  let read: { readonly body: BodyRead; readonly request: IncomingMessage }[];
  let reading: Promise<BodyRead>;

  beforeEach(async () => {
    read = [];
    server = createServer((request, response) => {
      reading = readBody(request, limits);
      void reading.then((body) => {
        read.push({ body, request });
        response.end('ok');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
  });

  afterEach(() => {
    socket.destroy();
    server.close();
  });

  const head = (bytes: number): string =>
    `POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${bytes}\r\n\r\n`;
  const texts = (): (string | undefined)[] =>
    read.map(({ body }) => (body.ok ? body.body.toString() : undefined));
  const answered = (): Promise<unknown> => once(socket, 'data');

  it('that comes with its head, again and again on one connection', async () => {
    for (const text of ['{"a":1}', 'é', '[]']) {
      const answer = answered();
      socket.write(head(Buffer.byteLength(text)) + text);
      await answer;
    }
    expect(texts()).toEqual(['{"a":1}', 'é', '[]']);
    expect(read.every(({ request }) => request.complete && request.readableEnded)).toBe(true);
  });

  it('that comes after its head, in parts', async () => {
    socket.write(`${head(7)}{"a`);
    await once(server, 'request');
    const answer = answered();
    socket.write('":1}');
    await answer;
    expect(texts()).toEqual(['{"a":1}']);
  });

  it('that is larger than what a socket gives at once', async () => {
    const text = 'x'.repeat(limits.bodyBytes);
    for (let each = 0; each < 2; each++) {
      const answer = answered();
      socket.write(head(text.length) + text);
      await answer;
    }
    expect(texts()).toEqual([text, text]);
  });

  it('in chunks, and one that is empty', async () => {
    let answer = answered();
    socket.write(
      'POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n',
    );
    await answer;
    answer = answered();
    socket.write(head(0));
    await answer;
    expect(texts()).toEqual(['[]', '']);
  });

  it('of two requests that came at once', async () => {
    socket.write(`${head(2)}[]${head(2)}{}`);
    while (read.length < 2) await answered();
    expect(texts()).toEqual(['[]', '{}']);
  });

  it('whose sender left before it was whole', async () => {
    socket.write(`${head(7)}{"a`);
    await once(server, 'request');
    socket.resetAndDestroy();
    expect(await reading).toEqual({ ok: false, refusal: null });
  });
});
