import { findProcesses } from './find-processes';

const since = new Date('2026-03-02T09:00:00Z');
const wanted = { entity: 'persons', ids: ['2', '1'], since };
const listed = {
  ...{ processId: 'p', entity: 'persons', integrationIds: ['1', '2'] },
  createdAt: '2026-03-02T10:00:00Z',
};

const find = (items: unknown, more: object = { hasNext: false }) =>
  findProcesses(wanted, 'feedz holding: GET /process', () =>
    Promise.resolve({ ok: true, status: 200, json: { items, ...more }, said: undefined }),
  );

describe('a process in a list', () => {
  it.each([
    [listed],
    [{ ...listed, entity: undefined }],
    [{ ...listed, entity: 'Persons' }],
    [{ ...listed, processId: undefined, id: 'p' }],
  ])('is found by its records: %j', async (item) =>
    expect(await find([item])).toEqual({ ok: true, processIds: ['p'] }),
  );

  it('is found once, also where a page is told twice', async () =>
    expect(await find([listed, listed])).toEqual({ ok: true, processIds: ['p'] }));

  it.each([
    [{ ...listed, entity: 'persons-bind' }],
    [{ ...listed, createdAt: '2026-03-02T08:59:59Z' }],
    [{ ...listed, integrationIds: ['1'] }],
    [{ ...listed, integrationIds: ['1', '2', '3'] }],
    [{ ...listed, integrationIds: ['1', '1', '2'] }],
  ])('is another one, though a filter let it through: %j', async (item) =>
    expect(await find([item])).toEqual({ ok: true, processIds: [] }),
  );

  it.each([
    ['p'],
    [{ ...listed, processId: null }],
    [{ ...listed, processId: '..' }],
    [{ ...listed, integrationIds: undefined }],
    [{ ...listed, createdAt: 'yesterday' }],
  ])('that cannot be read may be the one: %j', async (item) =>
    expect(await find([item])).toMatchObject({ ok: false, class: 'transient' }),
  );

  it.each([[{}], [{ hasNext: 'perhaps' }], [{ hasNext: true }]])(
    'was not looked for to the end: %j',
    async (more) => expect(await find([], more)).toMatchObject({ ok: false, class: 'transient' }),
  );
});
