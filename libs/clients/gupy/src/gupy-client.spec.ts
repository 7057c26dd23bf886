import type { CallFailure } from '@ponte/clients/http';
import { answering, inTurn, ScriptedServer, type Script } from '@ponte/clients/testing';
import { RateLimiters } from '@ponte/clients/http';
import { GupyClient } from './gupy-client';
import type { GupyClientOptions } from './gupy-client-options';
import type { GupyPage, GupyWebhookDraft } from './gupy-values';
import type { PageResult } from './pages';

const at = { jobId: 123456, applicationId: 654321 };
const html = answering(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' });

describe('GupyClient', () => {
  let server: ScriptedServer;
  let gupy: GupyClient;

  const connect = (options: Partial<GupyClientOptions> = {}): GupyClient =>
    new GupyClient({
      account: 'acme',
      url: `${server.url}/gupy/api/v1/`,
      token: () => 'secret-token',
      rateLimiters: new RateLimiters(),
      retry: { attempts: 1 },
      ...options,
    });
  const given = (...scripts: readonly Script[]): void => void (server.script = inTurn(...scripts));
  const asked = (): readonly string[] =>
    server.received.map(({ method, url }) => `${method} ${decodeURIComponent(url)}`);

  beforeEach(async () => {
    server = await ScriptedServer.start(answering(200));
    gupy = connect();
  });
  afterEach(async () => {
    await gupy.close();
    await server.stop();
  });

  describe('tags', () => {
    it('are put, one a call', async () => {
      given(answering(200, { id: 34486644, ...at, name: 'Apto' }));
      expect(await gupy.addTag(at, 'Apto')).toMatchObject({ ok: true });
      expect(asked()).toEqual(['PUT /gupy/api/v1/jobs/123456/applications/654321/tags']);
      expect(server.received[0]).toMatchObject({
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
      given(script);
      expect(await gupy.addTag(at, 'Apto')).toMatchObject({ ok: true });
    });

    it.each([
      ['an HTML page', answering(200, '<html>'), { class: 'transient', fault: 'unreadable' }],
      ['an HTML 502', html, { class: 'transient', status: 502 }],
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
      given(script);
      expect(await gupy.addTag(at, 'Apto')).toMatchObject({
        ok: false,
        reason: expect.stringMatching(
          /^gupy acme: PUT \/jobs\/\{jobId\}\/applications\/\{applicationId\}\/tags: /,
        ),
        ...failure,
      });
    });

    it('are not sent if Gupy would not take them', async () => {
      expect(await gupy.addTag(at, 'x'.repeat(256))).toMatchObject({
        class: 'permanent',
        fault: 'not-sendable',
      });
      expect(await gupy.addTag(at, ' ')).toMatchObject({ class: 'permanent' });
      expect(asked()).toEqual([]);
    });

    it('are removed, also when they are not there', async () => {
      given(answering(204), answering(404, { title: 'Not found' }), html);
      expect(await gupy.removeTag(at, 'Nota 9 & meia')).toMatchObject({ ok: true });
      expect(await gupy.removeTag(at, 'Apto')).toMatchObject({ ok: true });
      expect(await gupy.removeTag(at, 'Apto')).toMatchObject({ class: 'transient' });
      expect(asked()[0]).toBe(
        'DELETE /gupy/api/v1/jobs/123456/applications/654321/tags?name=Nota 9 & meia',
      );
      expect(server.received[0]?.url).toMatch(/name=Nota%209%20%26%20meia$/);
    });

    it('with a CPF never get into an address', async () => {
      expect(await gupy.removeTag(at, 'CPF 52998224725')).toMatchObject({
        class: 'permanent',
        fault: 'not-sendable',
      });
      expect(asked()).toEqual([]);
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
      given(answering(201, comment));
      expect(await gupy.addComment(at, 'Apto [ref]')).toMatchObject({
        ok: true,
        body: { id: 12307223, text: 'Apto [ref]' },
      });
      expect(server.received[0]).toMatchObject({ method: 'POST', body: '{"text":"Apto [ref]"}' });
    });

    it.each([
      ['an HTML 502', html],
      ['an empty answer', answering(201)],
      ['an answer that is cut off', answering(201, '{"id": 12')],
      [
        'a connection that breaks',
        ((_request, _response, socket) => socket.resetAndDestroy()) as Script,
      ],
    ])('may have been written after %s', async (_name, script) => {
      given(script);
      expect(await gupy.addComment(at, 'Apto')).toMatchObject({ ok: false, class: 'ambiguous' });
    });

    it('are read whole, also those without an id, and on further pages if Gupy tells of them', async () => {
      given(
        answering(200, {
          results: [comment, { text: 'by hand' }, { id: 3, text: null }],
          totalPages: 2,
        }),
        answering(200, { results: [{ id: 9, text: 'older' }], totalPages: 2 }),
      );
      const read = await gupy.listComments(at);
      expect(read.ok && read.body.map(({ text }) => text)).toEqual([
        'Apto [ref]',
        'by hand',
        '',
        'older',
      ]);
      expect(asked()).toEqual([
        'GET /gupy/api/v1/jobs/123456/applications/654321/comments',
        'GET /gupy/api/v1/jobs/123456/applications/654321/comments?page=2',
      ]);
    });

    it('are not taken as absent when a page cannot be read', async () => {
      given(answering(200, { results: [comment], totalPages: 2 }), html);
      expect(await gupy.listComments(at)).toMatchObject({ ok: false, class: 'transient' });
      given(answering(200, { error: 'x' }));
      expect(await gupy.listComments(at)).toMatchObject({ ok: false, fault: 'unreadable' });
    });
  });

  describe('lists', () => {
    it('ask for published jobs, a hundred to a page, and for no page too many', async () => {
      given(
        answering(200, {
          results: [{ id: 1, name: 'Analista', more: {} }, { id: 2 }],
          totalResults: 3,
          page: 1,
          totalPages: 2,
        }),
        answering(200, { results: [{ id: 3 }], totalResults: 3, page: 2, totalPages: 2 }),
      );
      expect(await collect(gupy.listJobs())).toEqual([1, 2, 3]);
      expect(asked()).toEqual([
        'GET /gupy/api/v1/jobs?status=published&perPage=100&page=1',
        'GET /gupy/api/v1/jobs?status=published&perPage=100&page=2',
      ]);
    });

    it('filter applications by step and status, oldest first', async () => {
      const application = {
        id: 529925562,
        score: 87.5,
        tags: ['x', null],
        candidate: null,
        manualCandidate: { id: 4, name: 'Ana', email: 'ana@example.com' },
      };
      given(answering(200, { results: [application], totalPages: 1 }));
      const pages = await all(
        gupy.listApplications({
          jobId: 7,
          stepName: 'Exames',
          status: 'in_process',
          fields: ['id', 'tags'],
        }),
      );
      expect(asked()).toEqual([
        'GET /gupy/api/v1/jobs/7/applications?currentStep.name=Exames&status=in_process&order=id asc&fields=id,tags&perPage=100&page=1',
      ]);
      expect(pages[0]?.items).toEqual([
        {
          id: 529925562,
          score: 87.5,
          tags: ['x'],
          manualCandidate: { id: 4, name: 'Ana', email: 'ana@example.com' },
        },
      ]);
    });

    it('are resumed where they stopped', async () => {
      given(
        answering(200, { results: [{ id: 3 }], totalPages: 3 }),
        answering(200, { results: [{ id: 4 }], totalPages: 3 }),
      );
      expect(await collect(gupy.listJobs({}, { fromPage: 2 }))).toEqual([3, 4]);
    });

    it('end with the first failure', async () => {
      given(answering(200, { results: [{ id: 1 }], totalPages: 9 }), html);
      const seen: PageResult<unknown>[] = [];
      for await (const page of gupy.listJobs()) {
        seen.push(page);
      }
      expect(seen).toMatchObject([{ ok: true }, { ok: false, class: 'transient', status: 502 }]);
      expect(server.received).toHaveLength(2);
    });

    it('read steps', async () => {
      given(
        answering(200, { results: [{ id: 11, name: 'Exames', type: 'offline' }], totalPages: 1 }),
      );
      expect(await gupy.jobSteps(7)).toMatchObject({
        ok: true,
        body: [{ id: 11, name: 'Exames', type: 'offline' }],
      });
    });
  });

  describe('webhooks', () => {
    const draft: GupyWebhookDraft = {
      action: 'application.moved',
      status: 'active',
      postbackUrl: 'https://hooks.example.com/webhooks/gupy/acme',
      techOwnerName: 'TI RH',
      techOwnerEmail: 'ti@example.com',
      clientHeaders: { 'content-type': 'application/json', 'x-ponte-token': 'hook-secret' },
    };
    const id = 'd5b2eca6-09c5-4014-9eb8-1d729dd2e3d6';

    it('are created, whatever action the answer echoes', async () => {
      given(
        answering(201, {
          id,
          action: 'application.completed',
          postbackUrl: draft.postbackUrl,
          status: 'active',
        }),
        html,
      );
      expect(await gupy.createWebhook(draft)).toMatchObject({ ok: true, body: { id } });
      expect(JSON.parse(server.received[0]?.body ?? '')).toEqual(draft);
      const failure = await gupy.createWebhook(draft);
      expect(failure).toMatchObject({ class: 'ambiguous' });
      expect(JSON.stringify(failure)).not.toContain('hook-secret');
    });

    it('are updated in full, listed and deleted', async () => {
      given(
        answering(200, { id }),
        answering(200, {
          results: [{ id, action: 'application.moved', status: 'inactive' }],
          totalPages: 1,
        }),
        answering(404, {}),
      );
      expect(await gupy.updateWebhook(id, draft)).toMatchObject({ ok: true });
      expect((await all(gupy.listWebhooks()))[0]?.items).toEqual([
        { id, action: 'application.moved', status: 'inactive' },
      ]);
      expect(await gupy.deleteWebhook(id)).toMatchObject({ ok: true });
      expect(asked()).toEqual([
        `PUT /gupy/api/v1/webhooks/${id}`,
        'GET /gupy/api/v1/webhooks?fields=all&perPage=100&page=1',
        `DELETE /gupy/api/v1/webhooks/${id}`,
      ]);
    });
  });

  it('shares one budget between the accounts of a host', async () => {
    const rateLimiters = new RateLimiters();
    const accounts = ['a', 'b'].map((account) =>
      connect({ account, rateLimiters, ratePerMinute: 2, share: 0.5 }),
    );
    const results = await Promise.all(accounts.map((account) => account.addTag(at, 'Apto')));
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
    expect(results[1]).toMatchObject({ class: 'throttled', fault: 'budget' });
    await Promise.all(accounts.map((account) => account.close()));
  });
});

async function all<T>(pages: AsyncIterable<PageResult<T>>): Promise<readonly GupyPage<T>[]> {
  const read: GupyPage<T>[] = [];
  for await (const result of pages) {
    if (!result.ok) {
      throw new Error((result as CallFailure).reason);
    }
    read.push(result.page);
  }
  return read;
}

async function collect(
  pages: AsyncIterable<PageResult<{ readonly id: number }>>,
): Promise<readonly number[]> {
  return (await all(pages)).flatMap(({ items }) => items.map(({ id }) => id));
}
