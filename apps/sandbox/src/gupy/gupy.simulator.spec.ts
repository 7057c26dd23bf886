import { workbench } from '../testing/workbench';
import { GUPY_ENDPOINTS } from './gupy.endpoints';

const APPLICATION = '/gupy/api/v1/jobs/8451877/applications/529925562';
const TAGS = `${APPLICATION}/tags`;
const COMMENTS = `${APPLICATION}/comments`;
const APPLICATIONS = '/gupy/api/v1/jobs/8451877/applications';
type Page = { results: { id: number }[]; totalResults: number; page: number; totalPages: number };

describe('the simulated Gupy', () => {
  it('names every endpoint for which permission can be withdrawn', () => {
    const [gupy] = workbench().sandbox.simulators;
    expect(gupy?.routes.map(({ method, path }) => `${method} ${path}`)).toEqual(GUPY_ENDPOINTS);
  });

  describe('credentials', () => {
    it("401 without the header, 403 with a wrong token, in the vendor's shape", async () => {
      const { ask } = workbench();
      const missing = await ask('GET /gupy/api/v1/jobs', { token: null });
      expect(missing.json).toEqual({
        title: 'Unauthorized',
        detail: 'Authorization header is missing',
        status: 401,
      });
      expect((await ask('GET /gupy/api/v1/jobs', { token: 'wrong' })).json).toMatchObject({
        status: 403,
      });
    });

    it('403 for one endpoint while others pass', async () => {
      const { ask } = workbench();
      const forbidden = ['PUT /jobs/{jobId}/applications/{applicationId}/tags'];
      await ask('PATCH /admin/settings', { body: { gupy: { forbidden } } });
      expect((await ask(`PUT ${TAGS}`, { body: { name: 'Apto' } })).status).toBe(403);
      expect((await ask(`POST ${COMMENTS}`, { body: { text: 'ok' } })).status).toBe(201);
    });
  });

  describe('tags', () => {
    it("answers as the vendor's sample, 409 when it is there, and lets it be removed once", async () => {
      const { ask } = workbench();
      const put = () => ask(`PUT ${TAGS}`, { body: { name: 'Apto' } });
      expect((await put()).json).toEqual({
        id: 34486644,
        applicationId: 529925562,
        jobId: 8451877,
        name: 'Apto',
      });
      expect((await put()).json).toMatchObject({ title: 'Conflict', status: 409 });
      expect((await ask(`DELETE ${TAGS}?name=Apto`)).status).toBe(204);
      expect((await ask(`DELETE ${TAGS}?name=Apto`)).status).toBe(404);
    });

    it('answers 200 for a tag that is there, where the setting says so', async () => {
      const { ask } = workbench();
      await ask('PATCH /admin/settings', { body: { gupy: { tagAlreadyThere: 'ok' } } });
      const first = await ask(`PUT ${TAGS}`, { body: { name: 'Apto' } });
      expect(await ask(`PUT ${TAGS}`, { body: { name: 'Apto' } })).toMatchObject({
        status: 200,
        json: first.json,
      });
    });

    it.each([[{}], [{ name: '' }], [{ name: 5 }], [{ name: 'x'.repeat(256) }], ['{"name":'], [[]]])(
      'refuses %j with a 400',
      async (body) => {
        expect((await workbench().ask(`PUT ${TAGS}`, { body })).status).toBe(400);
      },
    );

    it.each(['1/applications/529925562', '8451877/applications/1', 'x/applications/y'])(
      '404 for %s, which is not there',
      async (path) => {
        const seen = await workbench().ask(`PUT /gupy/api/v1/jobs/${path}/tags`, {
          body: { name: 'Apto' },
        });
        expect(seen.json).toEqual({
          title: 'Not Found',
          detail: 'Application not found',
          status: 404,
        });
      },
    );
  });

  it('lists comments in pages of ten, without totals, where the setting says so', async () => {
    const { ask } = workbench();
    for (let n = 1; n <= 12; n++) await ask(`POST ${COMMENTS}`, { body: { text: `no. ${n}` } });
    const list = async (query: string) =>
      (await ask(`GET ${COMMENTS}${query}`)).json as { results: { text: string }[] };
    expect((await list('?perPage=5')).results).toHaveLength(12);
    await ask('PATCH /admin/settings', { body: { gupy: { commentPages: true } } });
    expect((await list('')).results).toHaveLength(10);
    const second = await list('?page=2');
    expect(Object.keys(second)).toEqual(['results']);
    expect(second.results.map(({ text }) => text)).toEqual(['no. 11', 'no. 12']);
    expect((await list('?perPage=100&page=1')).results).toHaveLength(12);
    expect((await list('?page=3')).results).toEqual([]);
    expect((await ask(`GET ${COMMENTS}?perPage=101`)).status).toBe(400);
  });

  it('adds a comment with every POST and lists them', async () => {
    const { ask } = workbench();
    await ask(`POST ${COMMENTS}`, { body: { text: 'um' } });
    const second = (await ask(`POST ${COMMENTS}`, { body: { text: 'um' } })).json;
    expect(second).toEqual({
      id: 12307224,
      userId: 22011,
      hidden: false,
      text: 'um',
      createdAt: '2026-03-02T18:41:24.120Z',
      updatedAt: '2026-03-02T18:41:24.120Z',
    });
    expect((await ask(`GET ${COMMENTS}`)).json).toMatchObject({
      results: [{ id: 12307223 }, second],
    });
  });

  describe('lists', () => {
    const filled = async () => {
      const bench = workbench();
      await bench.ask('POST /admin/gupy/applications', {
        body: { id: 1, count: 25, step: { name: 'Exames' } },
      });
      await bench.ask('POST /admin/gupy/applications/3/leave', { body: { status: 'reproved' } });
      const list = async (query: string) =>
        (await bench.ask(`GET ${APPLICATIONS}?${query}`)).json as Page;
      return { ...bench, list };
    };

    it('pages from 1, ten by default, a hundred at most', async () => {
      const { list, ask } = await filled();
      expect(await list('')).toMatchObject({
        totalResults: 26,
        page: 1,
        totalPages: 3,
        results: { length: 10 },
      });
      expect((await list('perPage=20&page=2')).results).toHaveLength(6);
      expect((await list('perPage=100&page=9')).results).toEqual([]);
      for (const query of ['perPage=101', 'perPage=0', 'page=0', 'page=x', 'order=name asc']) {
        expect((await ask(`GET ${APPLICATIONS}?${query}`)).status).toBe(400);
      }
    });

    it('filters by step and status, orders, and picks fields', async () => {
      const { list } = await filled();
      const query =
        'currentStep.name=Exames&status=in_process&order=id%20desc&fields=id,status&perPage=2';
      expect(await list(query)).toEqual({
        totalResults: 24,
        page: 1,
        totalPages: 12,
        results: [
          { id: 25, status: 'in_process' },
          { id: 24, status: 'in_process' },
        ],
      });
      expect((await list('status=reproved')).results).toMatchObject([
        { id: 3, currentStep: { name: 'Exames' } },
      ]);
    });

    it('shows a hand-added person as manualCandidate', async () => {
      const { ask, list } = await filled();
      await ask('POST /admin/gupy/applications', {
        body: { id: 77, manualCandidate: { name: 'Bia' } },
      });
      expect((await list('id=77')).results).toMatchObject([
        { candidate: null, manualCandidate: { name: 'Bia' } },
      ]);
    });

    it('narrows jobs by one id and ignores several, as the vendor does', async () => {
      const { ask } = workbench();
      await ask('POST /admin/gupy/jobs', { body: { id: 2, name: 'Outra', status: 'draft' } });
      const jobs = async (query: string) =>
        ((await ask(`GET /gupy/api/v1/jobs?${query}`)).json as Page).results.map(({ id }) => id);
      expect(await jobs('id=2')).toEqual([2]);
      expect(await jobs('id=2&id=3')).toEqual([8451877, 2]);
      expect(await jobs('status=published')).toEqual([8451877]);
    });

    it('lists the steps of a job', async () => {
      const seen = (await workbench().ask('GET /gupy/api/v1/jobs/8451877/steps')).json as Page;
      expect(seen.results).toContainEqual({ id: 54392498, name: 'Exames', type: 'offline' });
      expect((await workbench().ask('GET /gupy/api/v1/jobs/5/steps')).status).toBe(404);
    });
  });
});
