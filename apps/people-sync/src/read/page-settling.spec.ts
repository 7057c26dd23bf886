import type { Settlement, UnitOfWork } from '@ponte/messaging';
import { LookupHasher } from '@ponte/platform';
import { Profiles } from '../config/profiles';
import { testProfile } from '../config/testing/test-profile';
import { PageSettling, type PageRead } from './page-settling';
import type { ListRead } from './read.store';
import type { ReadPage } from './task-kinds';

const page: ReadPage = {
  ...{ run: 'r1', profile: 'holding-producao', endpoint: 'persons', page: 3, pageSize: 2 },
  ...{ since: null, again: false },
};
const done = (items: unknown[], hasNext = true): Settlement<PageRead> => ({
  state: 'done',
  result: { items, hasNext },
});

function scene(list: Partial<ListRead> = {}, state = 'reading') {
  const profile = testProfile();
  profile.datasul.endpoints.persons.mostPages = 5;
  const said: string[] = [];
  const read = { run: 'r1', endpoint: 'persons', state: 'reading', again: false, page: 2, ...list };
  const kept: string[] = [];
  const note =
    (what: string) =>
    (...args: unknown[]) => {
      said.push(what === 'fail' ? `fail: ${String(args[2])}` : what);
      return Promise.resolve({ items: 0, changed: 0, faulty: 0, nameless: 0 });
    };
  const settling = new PageSettling(
    new Profiles({ profiles: [profile], keepDays: 400 }),
    { lock: () => Promise.resolve({ id: 'r1', state }) } as never,
    {
      one: () => Promise.resolve(read),
      pageKept: (_: unknown, __: unknown, { digest }: { digest: string }) => {
        kept.push(digest);
        return Promise.resolve();
      },
    } as never,
    { keep: note('keep') } as never,
    {
      ask: (_: unknown, { page: next }: ReadPage) => said.push(`ask ${next}`),
      ended: note('ended'),
    } as never,
    { fail: note('fail') } as never,
    new LookupHasher([{ kid: 'l1', key: Buffer.alloc(32, 1) }]),
  );
  const settle = (settlement: Settlement<PageRead>, changes: Partial<ReadPage> = {}) =>
    settling.settle({} as UnitOfWork, { ...page, ...changes }, settlement);
  return { settle, said, kept };
}

describe('a page that was read', () => {
  it('is kept, and the next one asked for', async () => {
    const { settle, said } = scene();
    await settle(done([{ personCode: '1' }]));
    expect(said).toEqual(['keep', 'ask 4']);
  });

  it('ends its list if it is the last', async () => {
    const { settle, said } = scene();
    await settle(done([], false));
    expect(said).toEqual(['keep', 'ended']);
  });

  it.each([
    ['a page that was kept already', {}, { page: 2 }],
    ['a page that is not the next', {}, { page: 4 }],
    ['a page of the first reading, while the list is read again', { again: true }, {}],
    ['a page of a list that has ended', { state: 'done' as const }, {}],
  ])('changes nothing: %s', async (_, list, changes) => {
    const { settle, said } = scene(list);
    await settle(done([{ personCode: '1' }]), changes);
    expect(said).toEqual([]);
  });

  it('changes nothing once its run was stopped', async () => {
    const { settle, said } = scene({}, 'stopped');
    await settle(done([{ personCode: '1' }]));
    await settle({ state: 'parked', reason: 'status 500' });
    expect(said).toEqual([]);
  });

  it('fails the run if it is the page before once more', async () => {
    const items = [{ personCode: '1', name: 'Ana Lima' }];
    const first = scene();
    await first.settle(done(items));
    const { settle, said } = scene({ lastDigest: first.kept[0] ?? '' });
    await settle(done([{ name: 'Ana Lima', personCode: '1' }]));
    expect(said).toEqual(['fail: persons: page 3 is the same as page 2']);
  });

  it('fails the run if there are more than there may be', async () => {
    const { settle, said } = scene({ page: 4 });
    await settle(done([{ personCode: '1' }]), { page: 5 });
    expect(said).toEqual([
      'fail: persons: more than 5 pages (datasul.endpoints.persons.mostPages)',
    ]);
  });

  it('fails the run with the reason if it cannot be had', async () => {
    const { settle, said } = scene();
    await settle({ state: 'done', result: { refused: 'status 400' } });
    await settle({ state: 'parked', reason: 'status 500' });
    expect(said).toEqual([
      'fail: persons, page 3: status 400',
      'fail: persons, page 3: not read (parked): status 500',
    ]);
  });
});
