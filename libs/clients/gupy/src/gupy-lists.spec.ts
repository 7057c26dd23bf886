import type { CallFailure } from '@ponte/clients/http';
import { answering, inTurn, ScriptedServer, type Script } from '@ponte/clients/testing';
import { RateLimiters } from '@ponte/clients/http';
import { GupyClient } from './gupy-client';
import type { GupyClientOptions } from './gupy-client-options';
import type { GupyPage, GupyWebhookDraft } from './gupy-values';
import type { PageResult } from './pages';

const html = answering(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' });

describe('GupyClient: lists and webhooks', () => {
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
      expect(await gupy.webhooks.create(draft)).toMatchObject({ ok: true, body: { id } });
      expect(JSON.parse(server.received[0]?.body ?? '')).toEqual(draft);
      const failure = await gupy.webhooks.create(draft);
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
      expect(await gupy.webhooks.update(id, draft)).toMatchObject({ ok: true });
      expect((await all(gupy.webhooks.list()))[0]?.items).toEqual([
        { id, action: 'application.moved', status: 'inactive' },
      ]);
      expect(await gupy.webhooks.delete(id)).toMatchObject({ ok: true });
      expect(asked()).toEqual([
        `PUT /gupy/api/v1/webhooks/${id}`,
        'GET /gupy/api/v1/webhooks?fields=all&perPage=100&page=1',
        `DELETE /gupy/api/v1/webhooks/${id}`,
      ]);
    });
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
