import { randomUUID } from 'node:crypto';
import type { TaskView, UnitOfWork, UnitOfWorkRunner } from '@ponte/messaging';
import type { Clock, LookupHasher, Sealer } from '@ponte/platform';
import type { DataSource } from 'typeorm';
import { testProfile } from '../config/testing/test-profile';
import type { EntryChange, EntrySettling } from '../ledger/entry-settling';
import { toRow } from '../ledger/rows';
import { testEntry } from '../ledger/testing/test-entry';
import type { DatasulClients } from './datasul-clients';
import type { Employees } from './employees';
import { OpenBatch } from './open-batch';
import type { PostPayload } from './post-results';
import { CallPreparation, type Prepared } from './prepare-call';
import { TooEarlyError } from './too-early.error';

const CALM = { failures: 0, isCareful: false, waitMs: 0, mostItems: null };
const entries = [1, 2, 3].map(() => testEntry('15,30', { id: randomUUID(), wanted: 1 }));

function setUp(caution: object = CALM, now = '2026-03-02T15:00:00Z', competencia = '2026-02') {
  const world = { caution, commits: 0, refused: [] as unknown[] };
  const asked: { sql: string; ids: unknown }[] = [];
  const query = (sql: string, parameters: unknown[] = []): Promise<unknown> => {
    asked.push({ sql, ids: parameters[0] });
    if (sql.includes('FROM payroll_profile')) return Promise.resolve([world.caution]);
    if (sql.includes('SELECT now()')) return Promise.resolve([{ now: new Date(now) }]);
    if (!sql.includes('FROM payroll_entry')) return Promise.resolve([]);
    const ids = parameters[0] as string[];
    const found = entries.filter(({ id }) => ids.includes(id));
    return Promise.resolve(found.map((each) => toRow({ ...each, competencia })));
  };
  const manager = { query };
  const open = (of: readonly object[]) => ({
    postable: of.map((each, index) => ({ ...each, matricula: `${index}`, codfuncionario: '' })),
    sealed: [],
  });
  const run = async (work: (unit: UnitOfWork) => Promise<unknown>): Promise<unknown> => {
    const result = await work({ manager } as UnitOfWork);
    world.commits += 1;
    return result;
  };
  const settleLocked = (_: object, _book: object, changes: readonly EntryChange[]) => {
    world.refused.push(...changes.map(({ move }) => 'reason' in move && move.reason));
    return Promise.resolve([]);
  };
  const preparation = new CallPreparation(
    { run } as unknown as UnitOfWorkRunner,
    { manager } as unknown as DataSource,
    { settleLocked } as unknown as EntrySettling,
    { open } as unknown as Employees,
    { of: () => ({ requestText: () => '{}' }) } as unknown as DatasulClients,
    { seal: () => 'sealed' } as unknown as Sealer,
    { hash: () => 'hash' } as unknown as LookupHasher,
    { now: () => new Date(now) } as Clock,
  );
  const profile = testProfile();
  profile.datasul.window = '06:00-22:00';
  const tasks = entries.map(({ id }) => ({
    id,
    attempt: 1,
    payload: { profile: profile.id, entries: [{ id, wanted: 1 }] },
  }));
  const batch = new OpenBatch(tasks as unknown as TaskView<PostPayload>[]);
  return { preparation, profile, batch, asked, world };
}

describe('what is read before a call', () => {
  it('is nothing while a careful profile makes no call', async () => {
    const { preparation, profile, batch, asked } = setUp({ ...CALM, isCareful: true, waitMs: 700 });
    expect(await preparation.readAhead(profile, batch)).toBe(700);
    expect(asked).toHaveLength(1);
  });

  it('is one employee for a call of one item, and everybody otherwise', async () => {
    const careful = setUp({ ...CALM, isCareful: true, mostItems: 1 });
    expect(await careful.preparation.readAhead(careful.profile, careful.batch)).toMatchObject({
      ids: [entries[0]?.id],
    });
    const calm = setUp();
    expect(await calm.preparation.readAhead(calm.profile, calm.batch)).toMatchObject({
      ids: entries.map(({ id }) => id),
    });
  });
});

it('no call is prepared once the window has closed, whatever was waited for', async () => {
  const { preparation, profile, batch } = setUp(CALM, '2026-03-03T01:00:00Z');
  const ahead = await preparation.readAhead(profile, batch);
  if (typeof ahead === 'number') throw new Error('the profile is calm');
  const prepared = await preparation.next(profile, batch, randomUUID(), ahead);
  expect(prepared).toEqual({ type: 'closed', ms: 60_000 });
  expect(batch.ids()).toHaveLength(3);
});

/** Days are those of São Paulo, three hours behind UTC: there the year turns at 03:00Z. */
describe('right before a call', () => {
  async function prepared(now: string, competencia: string, changes: object) {
    const { preparation, profile, batch, world } = setUp(CALM, now, competencia);
    Object.assign(profile, changes);
    profile.datasul.window = undefined;
    const ahead = await preparation.readAhead(profile, batch);
    if (typeof ahead === 'number') throw new Error('the profile is calm');
    const { type } = await preparation.next(profile, batch, randomUUID(), ahead);
    return [type, ...new Set(world.refused)];
  }

  const closing = { closing: { '2025-12': '2026-01-01' } };
  const thisMonth = { competencias: { monthsBack: 0, monthsAhead: 0 } };
  it.each<[string, string, object, string[]]>([
    ['2026-01-01T02:59:59Z', '2025-12', closing, ['call']],
    ['2026-01-01T03:00:00Z', '2025-12', closing, ['nothing', 'competence-closed']],
    ['2026-01-01T02:59:59Z', '2025-12', thisMonth, ['call']],
    ['2026-01-01T02:59:59Z', '2026-01', thisMonth, ['nothing', 'competence-range']],
    ['2026-01-01T03:00:00Z', '2025-12', thisMonth, ['nothing', 'competence-range']],
    ['2026-01-01T03:00:00Z', '2026-01', thisMonth, ['call']],
  ])('at %s %s is judged by the day in São Paulo (%j)', async (now, competencia, of, said) => {
    expect(await prepared(now, competencia, of)).toEqual(said);
  });
});

describe('a call that is prepared ahead of its turn', () => {
  async function ahead(of: { before?: object; during?: object; hasTurn?: boolean } = {}) {
    const { preparation, profile, batch, asked, world } = setUp(of.before);
    const read = await preparation.readAhead(profile, batch);
    if (typeof read === 'number') throw new Error('the profile waits');
    const turn = (): Promise<boolean> => {
      expect(asked.some(({ sql }) => sql.includes('INSERT INTO payroll_call '))).toBe(true);
      expect(world.commits).toBe(0);
      world.caution = of.during ?? world.caution;
      return Promise.resolve(of.hasTurn ?? true);
    };
    const prepared = preparation.next(profile, batch, randomUUID(), read, turn);
    return { prepared, world, batch, asked };
  }

  it('is ready but for the commit when its turn comes', async () => {
    const { prepared, world } = await ahead();
    const { type, call } = (await prepared) as Extract<Prepared, { type: 'call' }>;
    expect(type).toBe('call');
    expect([...call.sent.values()].map(({ state }) => state)).toEqual(entries.map(() => 'sending'));
    expect(world.commits).toBe(1);
  });

  it('is undone if its turn does not come', async () => {
    const { prepared, world, batch } = await ahead({ hasTurn: false });
    await expect(prepared).rejects.toThrow(TooEarlyError);
    expect([world.commits, batch.ids().length]).toEqual([0, 3]);
  });

  it.each([
    ['careful', { ...CALM, failures: 1, isCareful: true, waitMs: 700, mostItems: 1 }],
    ['careful, and may call', { ...CALM, failures: 1, isCareful: true, mostItems: 1 }],
    ['to make smaller calls', { ...CALM, mostItems: 2 }],
  ])('is undone if the profile is %s by then', async (_, during) => {
    const { prepared, world } = await ahead({ during });
    await expect(prepared).rejects.toThrow(TooEarlyError);
    expect(world.commits).toBe(0);
  });

  it('is none of a careful profile, and nobody else is kept from calling by it', async () => {
    const { prepared, asked } = await ahead({ before: { ...CALM, isCareful: true, mostItems: 1 } });
    await expect(prepared).rejects.toThrow(TooEarlyError);
    expect(
      asked.filter(({ sql }) => /UPDATE payroll_profile|profile = \$1 FOR UPDATE/.test(sql)),
    ).toEqual([]);
  });
});
