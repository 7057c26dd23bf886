import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { HandlerSpy } from '../await/handler-spy';
import { atTestEnd } from '../run/at-test-end';
import { FaultProxy } from './fault-proxy';

/** A server that sends everything back. */
async function echo(): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  atTestEnd(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function client(proxy: FaultProxy): Promise<{ socket: Socket; heard: HandlerSpy<string> }> {
  const socket = connect(proxy.port, '127.0.0.1');
  const heard = new HandlerSpy<string>();
  socket.setEncoding('utf8').on('data', (text: string) => heard.see(text));
  await once(socket, 'connect');
  atTestEnd(() => void socket.destroy());
  return { socket, heard };
}

describe('FaultProxy', () => {
  let proxy: FaultProxy;
  beforeEach(async () => (proxy = await FaultProxy.start(await echo())));

  it('forwards both ways, and the end of each', async () => {
    const { socket, heard } = await client(proxy);
    socket.end('olá');
    expect(await heard.count(1)).toEqual(['olá']);
    await once(socket, 'close');
  });

  it('puts itself into a URL', () => {
    expect(proxy.through('postgres://u:p@db:5432/x')).toBe(`postgres://u:p@${proxy.address}/x`);
  });

  it('delays, keeping the order', async () => {
    await proxy.delay(80);
    const { socket, heard } = await client(proxy);
    const startedAt = performance.now();
    socket.write('a');
    await heard.count(1);
    // There and back.
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(155);
    socket.write('b');
    socket.write('c');
    await heard.first(() => heard.seen.join('') === 'abc');
  });

  it('holds back everything in a black hole, and passes it on afterwards', async () => {
    const { socket, heard } = await client(proxy);
    socket.write('before');
    await heard.count(1);
    await proxy.blackHole();
    socket.write('in the hole');
    await expect(heard.count(2, 150)).rejects.toThrow('saw 1');
    await proxy.forward();
    expect(await heard.count(2)).toEqual(['before', 'in the hole']);
  });

  it('takes new connections in a black hole without passing anything', async () => {
    await proxy.blackHole();
    const { socket, heard } = await client(proxy);
    socket.write('x');
    await expect(heard.count(1, 150)).rejects.toThrow('saw 0');
  });

  it('cuts what is open with a reset and lets new connections in', async () => {
    const { socket, heard } = await client(proxy);
    socket.write('x');
    await heard.count(1);
    const errored = new Promise<NodeJS.ErrnoException>((resolve) => socket.once('error', resolve));
    proxy.cut();
    expect((await errored).code).toBe('ECONNRESET');
    const again = await client(proxy);
    again.socket.write('y');
    expect(await again.heard.count(1)).toEqual(['y']);
  });

  it('refuses, and takes connections on the same port again', async () => {
    const { port } = proxy;
    await proxy.refuse();
    const refused = connect(port, '127.0.0.1');
    const error = await new Promise<NodeJS.ErrnoException>((r) => refused.once('error', r));
    expect(error.code).toBe('ECONNREFUSED');
    await proxy.forward();
    expect(proxy.port).toBe(port);
    const { socket, heard } = await client(proxy);
    socket.write('z');
    expect(await heard.count(1)).toEqual(['z']);
  });
});
