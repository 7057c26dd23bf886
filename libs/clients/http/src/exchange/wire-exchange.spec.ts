import { answering } from '@ponte/clients/testing';
import { thing, Vendor } from '../testing/vendor';
import type { WireRequest } from './wire-exchange';

const vendor = Vendor.forEachTest();
const posting: WireRequest = (({ method, path, json }) => ({ method, path, json }))(thing('POST'));

describe('an answer as it came', () => {
  it.each([200, 302, 404, 500])('has its body under the status %i', async (status) => {
    const { client, server } = await vendor.connect(
      answering(status, '{"n":"João"}', { 'x-a': 'b' }),
      { token: () => 'secret' },
    );
    expect(await client.wire(posting)).toEqual({
      answered: true,
      status,
      headers: expect.objectContaining({ 'x-a': 'b' }),
      body: Buffer.from('{"n":"João"}'),
    });
    expect(server.received[0]).toMatchObject({
      url: '/things/7',
      body: '{"text":"João"}',
      headers: { authorization: 'Bearer secret', connection: 'close' },
    });
  });

  it('is asked for once, however often it fails', async () => {
    const { client, server } = await vendor.connect(answering(503), { breaker: { failures: 1 } });
    for (let call = 0; call < 3; call += 1) {
      expect(await client.wire({ ...posting, method: 'GET' })).toMatchObject({ status: 503 });
    }
    expect(server.received).toHaveLength(3);
    expect(server.connections).toBe(3);
  });

  it('may lack its end, and says why', async () => {
    const { client } = await vendor.connect((_request, response, socket) => {
      response.writeHead(500, { 'content-length': '100' });
      response.write('{"id":5', () => socket.destroy());
    });
    expect(await client.wire(posting)).toMatchObject({
      answered: true,
      status: 500,
      body: Buffer.from('{"id":5'),
      broken: { fault: 'reset' },
    });
  });
});

describe('no answer', () => {
  it('says whether the request had left', async () => {
    const { client, server } = await vendor.connect((_request, _response, socket) =>
      socket.resetAndDestroy(),
    );
    expect(await client.wire(posting)).toMatchObject({
      answered: false,
      sent: true,
      fault: 'reset',
    });
    await server.stop();
    expect(await client.wire(posting)).toMatchObject({
      answered: false,
      sent: false,
      fault: 'unreachable',
      reason: expect.stringContaining('vendor: POST /things/{thingId}: no connection'),
    });
  });

  it('comes of a time that is up, or of a caller who gives up', async () => {
    const { client } = await vendor.connect(() => undefined, { timeoutMs: 100 });
    expect(await client.wire(posting)).toMatchObject({ sent: true, fault: 'time-out' });
    expect(await client.wire({ ...posting, signal: AbortSignal.abort() })).toMatchObject({
      sent: false,
      fault: 'aborted',
    });
  });

  it('comes of a credential that cannot be read', async () => {
    const token = (): string => {
      throw new Error('gone');
    };
    const { client, server } = await vendor.connect(answering(200), { token });
    expect(await client.wire(posting)).toMatchObject({ sent: false, fault: 'not-sendable' });
    expect(server.received).toHaveLength(0);
  });

  it('comes of a caller who does not let it begin', async () => {
    const { client, server } = await vendor.connect(answering(200));
    expect(await client.wire({ ...posting, mayStart: () => false })).toMatchObject({
      sent: false,
      fault: 'aborted',
      reason: expect.stringContaining('its time to begin was over'),
    });
    expect(await client.wire(posting)).toMatchObject({ answered: true });
    expect(server.received).toHaveLength(1);
  });
});
