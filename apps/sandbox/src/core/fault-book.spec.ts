import { toRequest } from './sandbox';
import type { FaultSpec } from './fault';
import { FaultBook } from './fault-book';
import { Random } from './random';

const ROUTE = '/jobs/{jobId}/applications/{applicationId}/comments';
const request = (body: unknown = { text: 'ok' }, applicationId = '5') =>
  toRequest(
    {
      method: 'POST',
      url: '',
      headers: { 'x-run': 'a' },
      body: Buffer.from(JSON.stringify(body)),
      ip: '127.0.0.1',
    },
    'gupy',
    '/jobs/1/applications/5/comments',
    { jobId: '1', applicationId },
    new URLSearchParams('page=2'),
  );

function taken(specs: readonly Partial<FaultSpec>[], calls = 1): string[][] {
  const book = new FaultBook(new Random(3));
  for (const spec of specs) book.add({ system: 'gupy', kind: 'html', ...spec });
  return Array.from({ length: calls }, () => book.take(request(), ROUTE).map(({ kind }) => kind));
}

describe('FaultBook', () => {
  it('takes faults in the order in which they were added, one that decides per call', () => {
    expect(
      taken([{ kind: 'html', count: 1 }, { kind: 'empty', count: 2 }, { kind: 'hang' }], 4),
    ).toEqual([['html'], ['empty'], ['empty'], ['hang']]);
  });

  it('adds up delays and goes on', () => {
    expect(
      taken([
        { kind: 'latency', ms: 1 },
        { kind: 'latency', ms: 2 },
        { kind: 'reset-after' },
        { kind: 'html' },
      ]),
    ).toEqual([['latency', 'latency', 'reset-after']]);
  });

  it('lets the first calls pass where told', () => {
    expect(taken([{ kind: 'html', skip: 2, count: 1 }], 4)).toEqual([[], [], ['html'], []]);
  });

  it('applies with the given probability', () => {
    const hits = taken([{ probability: 0.3 }], 2_000).filter((kinds) => kinds.length > 0).length;
    expect(hits).toBeGreaterThan(500);
    expect(hits).toBeLessThan(700);
  });

  it.each<[Partial<FaultSpec>, boolean]>([
    [{ system: 'exams' }, false],
    [{ method: 'GET' }, false],
    [{ method: 'POST', route: ROUTE }, true],
    [{ route: '/jobs' }, false],
    [{ when: { params: { applicationId: '5' } } }, true],
    [{ when: { params: { applicationId: '6' } } }, false],
    [{ when: { query: { page: '2' } } }, true],
    [{ when: { query: { page: '3' } } }, false],
    [{ when: { headers: { 'X-Run': 'a' } } }, true],
    [{ when: { headers: { 'X-Run': 'b' } } }, false],
    [{ when: { body: { '/text': 'ok' } } }, true],
    [{ when: { body: { '/text': 'no' } } }, false],
  ])('meets the call or not: %j → %s', (spec, meets) => {
    expect(taken([spec])).toEqual([meets ? ['html'] : []]);
  });
});
