import { answering } from '@ponte/clients/testing';
import { thing, Vendor } from '../testing/vendor';

/*
 * What a failure of a real connection is taken for. Every case is tried with a call that may be repeated (PUT) and with
 * one that may not (POST), because the difference is what keeps a comment from being written twice.
 */

const vendor = Vendor.forEachTest();

describe('a connection', () => {
  it('that is refused means that nothing was sent', async () => {
    const { client, server } = await vendor.connect(answering(200));
    await server.stop();
    const failure = await client.call(thing('POST'));
    expect(failure).toMatchObject({
      class: 'transient',
      fault: 'unreachable',
      reason: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('to a name that does not resolve means that nothing was sent', async () => {
    const { client } = await vendor.connect(answering(200), { url: 'http://no-such-host.invalid' });
    expect(await client.call(thing('POST'))).toMatchObject({
      class: 'transient',
      fault: 'unreachable',
    });
  });

  it('without TLS where TLS is spoken means that nothing was sent', async () => {
    const server = await vendor.serve(answering(200));
    const { client } = await vendor.connect(answering(200), {
      url: server.url.replace('http:', 'https:'),
    });
    expect(await client.call(thing('POST'))).toMatchObject({
      class: 'transient',
      fault: 'unreachable',
    });
    expect(server.received).toHaveLength(0);
  });

  it('that breaks after the request leaves open what happened', async () => {
    const { client } = await vendor.connect((_request, _response, socket) =>
      socket.resetAndDestroy(),
    );
    expect(await client.call(thing('POST'))).toMatchObject({
      class: 'ambiguous',
      fault: 'reset',
    });
    expect(await client.call(thing('PUT'))).toMatchObject({ class: 'transient', fault: 'reset' });
  });

  it('that is closed without an answer leaves open what happened', async () => {
    const { client } = await vendor.connect((_request, _response, socket) => void socket.end());
    expect(await client.call(thing('POST'))).toMatchObject({
      class: 'ambiguous',
      fault: 'reset',
    });
  });

  it('is kept for the next call, and replaced when the server closed it meanwhile', async () => {
    const { client, server } = await vendor.connect(answering(200, { id: 1 }), { connections: 1 });
    for (let call = 0; call < 3; call += 1) {
      expect(await client.call(thing('POST'))).toMatchObject({ ok: true });
    }
    expect(server.connections).toBe(1);
    await server.closeIdle();
    expect(await client.call(thing('POST'))).toMatchObject({ ok: true });
    expect(server.connections).toBe(2);
  });

  it('that the server is about to close is not used again', async () => {
    const closing = answering(200, { id: 1 }, { 'keep-alive': 'timeout=1' });
    const { client, server } = await vendor.connect(closing, { connections: 1 });
    await client.call(thing('POST'));
    await client.call(thing('POST'));
    expect(server.connections).toBe(2);
  });
});

describe('the time limit', () => {
  it('of a server that does not answer leaves open what happened', async () => {
    const { client } = await vendor.connect(() => undefined, { timeoutMs: 100 });
    const failure = await client.call(thing('POST'));
    expect(failure).toMatchObject({
      class: 'ambiguous',
      fault: 'time-out',
      reason: expect.stringContaining('100 ms'),
    });
    expect(await client.call(thing('PUT'))).toMatchObject({
      class: 'transient',
      fault: 'time-out',
    });
  });

  it('of a body that does not end leaves open what happened', async () => {
    const { client } = await vendor.connect(
      (_request, response) => void response.writeHead(200).write('{"id":'),
      { timeoutMs: 100 },
    );
    expect(await client.call(thing('POST'))).toMatchObject({
      class: 'ambiguous',
      fault: 'time-out',
      status: 200,
    });
  });

  it('spent on waiting for a free connection means that nothing was sent', async () => {
    const { client, server } = await vendor.connect(() => undefined, {
      timeoutMs: 300,
      connections: 1,
    });
    const [first, second] = await Promise.all([
      client.call(thing('POST')),
      client.call(thing('POST', { timeoutMs: 100 })),
    ]);
    expect(second).toMatchObject({ class: 'transient', fault: 'time-out' });
    expect(first).toMatchObject({ class: 'ambiguous' });
    expect(server.received).toHaveLength(1);
  });

  it('can be cut short by the caller', async () => {
    const abort = new AbortController();
    const { client } = await vendor.connect(() => abort.abort());
    expect(await client.call(thing('POST', { signal: abort.signal }))).toMatchObject({
      class: 'ambiguous',
      fault: 'aborted',
    });
    expect(await client.call(thing('POST', { signal: abort.signal }))).toMatchObject({
      class: 'transient',
      fault: 'aborted',
    });
  });
});
