import { RecordingHttpServer } from './recording-http-server';

describe('RecordingHttpServer', () => {
  it('records what arrives and answers as programmed, request by request', async () => {
    const server = await RecordingHttpServer.start((_request, nth) =>
      nth === 1 ? { status: 429, headers: { 'retry-after': '1' } } : { body: { ok: nth } },
    );
    const first = await fetch(`${server.url}/tags?page=2`, { method: 'PUT', body: '{"a":1}' });
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '1']);
    const second = await fetch(server.url);
    expect(await second.json()).toEqual({ ok: 2 });
    const recorded = await server.nth(1);
    expect(recorded).toMatchObject({ method: 'PUT', path: '/tags' });
    expect(recorded.query.get('page')).toBe('2');
    expect(recorded.json()).toEqual({ a: 1 });
  });

  it('cuts the connection after it has received the request', async () => {
    const server = await RecordingHttpServer.start(() => ({ then: 'reset' }));
    await expect(fetch(server.url, { method: 'POST', body: 'x' })).rejects.toThrow('fetch failed');
    expect(server.requests).toHaveLength(1);
  });

  it('shows a fault of the programmed function as a status of its own', async () => {
    const server = await RecordingHttpServer.start(() => {
      throw new Error('wrong programme');
    });
    const response = await fetch(server.url);
    expect([response.status, await response.text()]).toEqual([
      599,
      'answering failed: Error: wrong programme',
    ]);
  });
});
