import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort, freePortOr } from './free-port';

describe('freePort', () => {
  it('never hands out one port twice', async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()));
    expect(new Set(ports).size).toBe(50);
  });

  it('hands out ports outside the ranges of outgoing connections', async () => {
    const port = await freePort();
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_000);
  });
});

describe('freePortOr', () => {
  it('takes the preferred port if it is free, and another if somebody listens there', async () => {
    const preferred = await freePort();
    const server = createServer().listen(preferred, '127.0.0.1');
    await once(server, 'listening');
    expect(await freePortOr(preferred)).not.toBe(preferred);
    server.close();
  });
});
