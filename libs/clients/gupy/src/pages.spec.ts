import { decodeAs, type HttpResult } from '@ponte/clients/http';
import { jobShape, pageShape, type GupyJob, type GupyPage } from './gupy-values';
import { pages, type PageResult } from './pages';

/** Reads a list from the bodies given, the last one for ever; notes which pages were asked for. */
async function read(
  bodies: readonly unknown[],
  fromPage?: number,
): Promise<{ asked: number[]; results: PageResult<GupyJob>[] }> {
  const asked: number[] = [];
  const readPage = async (page: number): Promise<HttpResult<GupyPage<GupyJob>>> => {
    asked.push(page);
    const decoded = decodeAs(pageShape(jobShape, page))(
      bodies[Math.min(asked.length, bodies.length) - 1],
      200,
    );
    if (!decoded.ok) {
      throw new Error(decoded.why);
    }
    return { ok: true, status: 200, headers: {}, body: decoded.value };
  };
  const results: PageResult<GupyJob>[] = [];
  const first = ([item]: readonly GupyJob[]): number | undefined => item?.id;
  for await (const result of pages('gupy: GET /jobs', readPage, first, { fromPage })) {
    results.push(result);
  }
  return { asked, results };
}

const list = (...ids: readonly number[]): { id: number }[] => ids.map((id) => ({ id }));

describe('pages', () => {
  it.each([
    [
      'the total of pages is reached',
      [
        { results: list(1), totalPages: 2 },
        { results: list(2), totalPages: 2 },
      ],
      [1, 2],
    ],
    [
      'the total of results is reached',
      [
        { results: list(1, 2), totalResults: 3 },
        { results: list(3), totalResults: 3 },
      ],
      [1, 2],
    ],
    [
      'a page is empty, whatever the totals',
      [
        { results: list(1), totalPages: 9 },
        { results: [], totalPages: 9 },
      ],
      [1, 2],
    ],
    [
      'a page is empty, without totals',
      [{ results: list(1) }, { results: list(2) }, { results: [] }],
      [1, 2, 3],
    ],
    [
      'a total of zero is contradicted',
      [{ results: list(1), totalPages: 0 }, { results: [] }],
      [1, 2],
    ],
    ['the list is bare', [list(1), []], [1, 2]],
    ['there is nothing', [{ results: [], totalResults: 0, totalPages: 0 }], [1]],
  ])('ends when %s', async (_name, bodies, expected) => {
    const { asked, results } = await read(bodies);
    expect(asked).toEqual(expected);
    expect(results.every(({ ok }) => ok)).toBe(true);
  });

  it('counts from where it resumes', async () => {
    const { asked } = await read(
      [
        { results: list(5), totalPages: 6 },
        { results: list(6), totalPages: 6 },
      ],
      5,
    );
    expect(asked).toEqual([5, 6]);
  });

  it('stops when the server ignores the page', async () => {
    const { asked, results } = await read([{ results: list(1, 2) }]);
    expect(asked).toEqual([1, 2]);
    expect(results[1]).toMatchObject({
      ok: false,
      class: 'transient',
      reason: expect.stringContaining('page 2 repeats'),
    });
  });

  it('counts what it leaves out', async () => {
    const { results } = await read([
      { results: [{ id: 1 }, { id: null }, null, 'x', { id: 2 ** 60 }], totalPages: 1 },
    ]);
    expect(results).toMatchObject([{ page: { items: [{ id: 1 }], skipped: 4 } }]);
  });
});
