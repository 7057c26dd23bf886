import type { CallFailure } from '@ponte/clients/http';
import { answering } from '@ponte/clients/testing';
import type { GupyPage, GupyWebhookDraft } from './gupy-values';
import type { PageResult } from './pages';
import { badGateway, ScriptedGupy } from './testing/scripted-gupy';

describe('GupyClient: lists and webhooks', () => {
  const gupy = ScriptedGupy.forEachTest();

  describe('lists', () => {
    it('ask for published jobs, a hundred to a page, and for no page too many', async () => {
      gupy.answers(
        answering(200, {
          results: [{ id: 1, name: 'Analista', more: {} }, { id: 2 }],
          totalResults: 3,
          page: 1,
          totalPages: 2,
        }),
        answering(200, { results: [{ id: 3 }], totalResults: 3, page: 2, totalPages: 2 }),
      );
      expect(await collect(gupy.client.listJobs())).toEqual([1, 2, 3]);
      expect(gupy.asked).toEqual([
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
      gupy.answers(answering(200, { results: [application], totalPages: 1 }));
      const pages = await all(
        gupy.client.listApplications({
          jobId: 7,
          stepName: 'Exames',
          status: 'in_process',
          fields: ['id', 'tags'],
        }),
      );
      expect(gupy.asked).toEqual([
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
      gupy.answers(
        answering(200, { results: [{ id: 3 }], totalPages: 3 }),
        answering(200, { results: [{ id: 4 }], totalPages: 3 }),
      );
      expect(await collect(gupy.client.listJobs({}, { fromPage: 2 }))).toEqual([3, 4]);
    });

    it('end with the first failure', async () => {
      gupy.answers(answering(200, { results: [{ id: 1 }], totalPages: 9 }), badGateway);
      const seen: PageResult<unknown>[] = [];
      for await (const page of gupy.client.listJobs()) {
        seen.push(page);
      }
      expect(seen).toMatchObject([{ ok: true }, { ok: false, class: 'transient', status: 502 }]);
      expect(gupy.server.received).toHaveLength(2);
    });

    it('read steps', async () => {
      gupy.answers(
        answering(200, { results: [{ id: 11, name: 'Exames', type: 'offline' }], totalPages: 1 }),
      );
      expect(await gupy.client.jobSteps(7)).toMatchObject({
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
      gupy.answers(
        answering(201, {
          id,
          action: 'application.completed',
          postbackUrl: draft.postbackUrl,
          status: 'active',
        }),
        badGateway,
      );
      expect(await gupy.client.webhooks.create(draft)).toMatchObject({ ok: true, body: { id } });
      expect(JSON.parse(gupy.server.received[0]?.body ?? '')).toEqual(draft);
      const failure = await gupy.client.webhooks.create(draft);
      expect(failure).toMatchObject({ class: 'ambiguous' });
      expect(JSON.stringify(failure)).not.toContain('hook-secret');
    });

    it('are updated in full, listed and deleted', async () => {
      gupy.answers(
        answering(200, { id }),
        answering(200, {
          results: [{ id, action: 'application.moved', status: 'inactive' }],
          totalPages: 1,
        }),
        answering(404, {}),
      );
      expect(await gupy.client.webhooks.update(id, draft)).toMatchObject({ ok: true });
      expect((await all(gupy.client.webhooks.list()))[0]?.items).toEqual([
        { id, action: 'application.moved', status: 'inactive' },
      ]);
      expect(await gupy.client.webhooks.delete(id)).toMatchObject({ ok: true });
      expect(gupy.asked).toEqual([
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
