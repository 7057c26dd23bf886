import { answering, type Script } from '@ponte/clients/testing';
import { RateLimiters } from '@ponte/clients/http';
import { badGateway, ScriptedGupy } from './testing/scripted-gupy';

const at = { jobId: 123456, applicationId: 654321 };

describe('GupyClient', () => {
  const gupy = ScriptedGupy.forEachTest();

  describe('tags', () => {
    it('are put, one a call', async () => {
      gupy.answers(answering(200, { id: 34486644, ...at, name: 'Apto' }));
      expect(await gupy.client.addTag(at, 'Apto')).toMatchObject({ ok: true });
      expect(gupy.asked).toEqual(['PUT /gupy/api/v1/jobs/123456/applications/654321/tags']);
      expect(gupy.server.received[0]).toMatchObject({
        body: '{"name":"Apto"}',
        headers: {
          authorization: 'Bearer secret-token',
          'content-type': 'application/json; charset=utf-8',
        },
      });
    });

    it.each([
      ['an empty answer', answering(200)],
      ['no content', answering(204)],
      [
        '409, already there',
        answering(409, { title: 'Conflict', detail: 'Tag exists', status: 409 }),
      ],
    ])('are written after %s', async (_name, script) => {
      gupy.answers(script);
      expect(await gupy.client.addTag(at, 'Apto')).toMatchObject({ ok: true });
    });

    it.each([
      ['an HTML page', answering(200, '<html>'), { class: 'transient', fault: 'unreadable' }],
      ['an HTML 502', badGateway, { class: 'transient', status: 502 }],
      [
        '404',
        answering(404, { title: 'Not found', status: 404 }),
        { class: 'permanent', status: 404 },
      ],
      ['401', answering(401), { class: 'unavailable', scope: 'party', status: 401 }],
      ['403', answering(403), { class: 'unavailable', scope: 'endpoint', status: 403 }],
      [
        '429',
        answering(429, undefined, { 'retry-after': '9' }),
        { class: 'throttled', retryAfterMs: 9_000 },
      ],
    ])('are not written after %s', async (_name, script, failure) => {
      gupy.answers(script);
      expect(await gupy.client.addTag(at, 'Apto')).toMatchObject({
        ok: false,
        reason: expect.stringMatching(
          /^gupy acme: PUT \/jobs\/\{jobId\}\/applications\/\{applicationId\}\/tags: /,
        ),
        ...failure,
      });
    });

    it('are as long as a reader counts: an emoji is one character', async () => {
      gupy.answers(answering(200));
      expect(await gupy.client.addTag(at, '🙂'.repeat(255))).toMatchObject({ ok: true });
      expect(await gupy.client.addTag(at, '🙂'.repeat(256))).toMatchObject({
        class: 'permanent',
        reason: expect.stringContaining('this one has 256'),
      });
      expect(gupy.asked).toHaveLength(1);
    });

    it('are not sent if Gupy would not take them', async () => {
      expect(await gupy.client.addTag(at, 'x'.repeat(256))).toMatchObject({
        class: 'permanent',
        fault: 'not-sendable',
      });
      expect(await gupy.client.addTag(at, ' ')).toMatchObject({ class: 'permanent' });
      expect(gupy.asked).toEqual([]);
    });

    it('are removed, also when they are not there', async () => {
      gupy.answers(answering(204), answering(404, { title: 'Not found' }), badGateway);
      expect(await gupy.client.removeTag(at, 'Nota 9 & meia')).toMatchObject({ ok: true });
      expect(await gupy.client.removeTag(at, 'Apto')).toMatchObject({ ok: true });
      expect(await gupy.client.removeTag(at, 'Apto')).toMatchObject({ class: 'transient' });
      expect(gupy.asked[0]).toBe(
        'DELETE /gupy/api/v1/jobs/123456/applications/654321/tags?name=Nota 9 & meia',
      );
      expect(gupy.server.received[0]?.url).toMatch(/name=Nota%209%20%26%20meia$/);
    });

    it('with a CPF never get into an address', async () => {
      expect(await gupy.client.removeTag(at, 'CPF 52998224725')).toMatchObject({
        class: 'permanent',
        fault: 'not-sendable',
      });
      expect(gupy.asked).toEqual([]);
    });
  });

  describe('comments', () => {
    const comment = {
      id: 12307223,
      userId: 22011,
      hidden: false,
      text: 'Apto [ref]',
      createdAt: '2023-05-13T10:24:26.838Z',
    };

    it('are posted', async () => {
      gupy.answers(answering(201, comment));
      expect(await gupy.client.addComment(at, 'Apto [ref]')).toMatchObject({
        ok: true,
        body: { id: 12307223, text: 'Apto [ref]' },
      });
      expect(gupy.server.received[0]).toMatchObject({
        method: 'POST',
        body: '{"text":"Apto [ref]"}',
      });
    });

    it.each([
      ['an HTML 502', badGateway],
      ['an empty answer', answering(201)],
      ['an answer that is cut off', answering(201, '{"id": 12')],
      [
        'a connection that breaks',
        ((_request, _response, socket) => socket.resetAndDestroy()) as Script,
      ],
    ])('may have been written after %s', async (_name, script) => {
      gupy.answers(script);
      expect(await gupy.client.addComment(at, 'Apto')).toMatchObject({
        ok: false,
        class: 'ambiguous',
      });
    });

    it('are read whole, also those without an id, and on further pages if Gupy tells of them', async () => {
      gupy.answers(
        answering(200, {
          results: [comment, { text: 'by hand' }, { id: 3, text: null }],
          totalPages: 2,
        }),
        answering(200, { results: [{ id: 9, text: 'older' }], totalPages: 2 }),
      );
      const read = await gupy.client.listComments(at);
      expect(read.ok && read.body.map(({ text }) => text)).toEqual([
        'Apto [ref]',
        'by hand',
        '',
        'older',
      ]);
      expect(gupy.asked).toEqual([
        'GET /gupy/api/v1/jobs/123456/applications/654321/comments?perPage=100&page=1',
        'GET /gupy/api/v1/jobs/123456/applications/654321/comments?perPage=100&page=2',
      ]);
    });

    it.each([
      ['an empty page', answering(200, { results: [] })],
      ['the same page again, because Gupy ignores the page', undefined],
    ])('without totals are read until %s', async (_name, last) => {
      const pageOf = (id: number): Script =>
        answering(200, { results: [{ ...comment, id, text: `comment ${id}` }] });
      gupy.answers(pageOf(1), pageOf(2), last ?? pageOf(2));
      const read = await gupy.client.listComments(at);
      expect(read.ok && read.body.map(({ text }) => text)).toEqual(['comment 1', 'comment 2']);
      expect(gupy.asked).toHaveLength(3);
    });

    it('are not taken as read whole when a page repeats although more are promised', async () => {
      gupy.answers(answering(200, { results: [comment], totalPages: 2 }));
      expect(await gupy.client.listComments(at)).toMatchObject({ ok: false, class: 'transient' });
    });

    it('are not taken as absent when a page cannot be read', async () => {
      gupy.answers(answering(200, { results: [comment], totalPages: 2 }), badGateway);
      expect(await gupy.client.listComments(at)).toMatchObject({ ok: false, class: 'transient' });
      gupy.answers(answering(200, { error: 'x' }));
      expect(await gupy.client.listComments(at)).toMatchObject({ ok: false, fault: 'unreadable' });
    });
  });

  it('shares one budget between the accounts of a host', async () => {
    const rateLimiters = new RateLimiters();
    const accounts = ['a', 'b'].map((account) =>
      gupy.connect({ account, rateLimiters, ratePerMinute: 2, share: 0.5 }),
    );
    const results = await Promise.all(accounts.map((account) => account.addTag(at, 'Apto')));
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
    expect(results[1]).toMatchObject({ class: 'throttled', fault: 'budget' });
    await Promise.all(accounts.map((account) => account.close()));
  });
});
