import { answering } from '@ponte/clients/testing';
import { Connected } from './testing/connected';
import { answered, items, reply } from './testing/reply';

/*
 * What leaves, and when it is certain that nothing did. The one thing that must never happen is that a call which may have
 * posted something is taken for one that has not: then it would be sent again, and somebody paid twice.
 */

const connected = Connected.forEachTest();

describe('DatasulClient', () => {
  it('posts with the service user, on a connection of its own, what it says that it does', async () => {
    const { client, server } = await connected.to(answering(200, reply));
    expect(await client.postResults(items)).toMatchObject({ ...answered, status: 200 });
    await client.postResults(items);
    const { method, url, headers, body } = server.received[0] ?? {};
    expect({ method, url, body }).toEqual({
      method: 'POST',
      url: '/datasul/api/rh/ahgora/v1/results',
      body: client.requestText(items),
    });
    expect(headers).toMatchObject({
      authorization: `Basic ${Buffer.from('serviço:se:nha').toString('base64')}`,
      'content-type': 'application/json; charset=utf-8',
      connection: 'close',
    });
    expect(server.connections).toBe(2);
  });

  it('cannot tell what happened once the caller gives up a call under way', async () => {
    const abort = new AbortController();
    const { client } = await connected.to(() => abort.abort());
    expect(await client.postResults(items, { signal: abort.signal })).toMatchObject({
      kind: 'no-answer',
      why: 'aborted',
    });
  });

  describe('says that nothing was sent', () => {
    const notSent = { kind: 'not-sent', credential: false };

    it('where no connection was there', async () => {
      const { client, server } = await connected.to(answering(200, reply));
      await server.stop();
      expect(await client.postResults(items)).toMatchObject(notSent);
    });

    it('where the name does not resolve, or TLS is expected', async () => {
      const { client } = await connected.to(answering(200), { url: 'http://no-such-host.invalid' });
      expect(await client.postResults(items)).toMatchObject(notSent);
      const { server } = await connected.to(answering(200));
      const tls = await connected.to(answering(200), {
        url: server.url.replace('http:', 'https:'),
      });
      expect(await tls.client.postResults(items)).toMatchObject(notSent);
    });

    it('where the caller gave up before', async () => {
      const { client, server } = await connected.to(answering(200, reply));
      expect(await client.postResults(items, { signal: AbortSignal.abort() })).toMatchObject(
        notSent,
      );
      expect(server.received).toHaveLength(0);
    });

    it('where the caller does not let it begin any more', async () => {
      const { client, server } = await connected.to(answering(200, reply));
      const asked: number[] = [];
      const mayStart = (): boolean => {
        asked.push(server.received.length);
        return false;
      };
      expect(await client.postResults(items, { mayStart })).toMatchObject(notSent);
      expect(asked).toEqual([0]);
      // The next one arrives alone: nothing of the first was left behind.
      expect(await client.postResults(items, { mayStart: () => true })).toMatchObject(answered);
      expect(server.received).toHaveLength(1);
    });

    it('where the caller gave up while it waited for a connection', async () => {
      const abort = new AbortController();
      // The first holds the only connection until the second was given up.
      const { client, server } = await connected.to(
        (_request, response) => {
          abort.abort();
          response.end(reply);
        },
        { connections: 1 },
      );
      const posted = await Promise.all([
        client.postResults(items),
        client.postResults(items, { signal: abort.signal }),
      ]);
      expect(posted).toMatchObject([answered, notSent]);
      expect(server.received).toHaveLength(1);
    });

    it.each<readonly [string, () => string]>([
      [
        'cannot be read',
        () => {
          throw new Error('secret not available: DATASUL_USER');
        },
      ],
      ['has a colon', () => 'a:b'],
    ])('where the user %s', async (_name, user) => {
      const { client, server } = await connected.to(answering(200, reply), { user });
      const posted = await client.postResults(items);
      expect(posted).toMatchObject({ kind: 'not-sent', credential: true });
      expect(JSON.stringify(posted)).not.toMatch(/DATASUL_USER|a:b/);
      expect(server.received).toHaveLength(0);
    });
  });
});
