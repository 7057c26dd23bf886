import type { UnitOfWork } from '@ponte/messaging';
import { Profiles } from '../config/profiles';
import { testProfile } from '../config/testing/test-profile';
import type { RunRequest } from './run-request';
import { StartRun } from './start-run';

interface Scene {
  readonly open?: string;
  readonly writtenToday?: number;
  readonly isFullDue?: boolean;
  readonly active?: boolean;
}

function scene({ open, writtenToday = 0, isFullDue = false, active = true }: Scene = {}) {
  const said: string[] = [];
  const since = new Map([
    ['persons', '2026-02-28'],
    ['employees', '2026-02-28'],
  ]);
  const start = new StartRun(
    new Profiles({ profiles: [testProfile({ active })], keepDays: 400 }),
    {
      lockProfile: () => said.push('lock'),
      openOf: () => Promise.resolve(open && { id: open }),
      writtenToday: () => Promise.resolve(writtenToday),
      insert: (_: unknown, { mode, state }: { mode: string; state: string }) =>
        said.push(`${mode} ${state}`),
      lock: () => Promise.resolve({ id: 'r1' }),
    } as never,
    { sinceOf: () => Promise.resolve(since), open: () => said.push('lists') } as never,
    { next: () => said.push('read') } as never,
    { begin: () => said.push('write') } as never,
    { child: () => ({ info: () => undefined }) } as never,
  );
  const manager = { query: () => Promise.resolve([{ due: isFullDue }]) };
  const ask = (changes: Partial<RunRequest> = {}) =>
    start.start({ manager } as unknown as UnitOfWork, {
      ...{ profile: 'holding-producao', preview: false, cause: 'operator', override: false },
      ...changes,
    });
  return { ask, said };
}

describe('a run begins', () => {
  it('by what changed, or whole when that is due or asked for', async () => {
    const plain = scene();
    expect(await plain.ask()).toMatchObject({ started: true, mode: 'incremental' });
    expect(plain.said).toEqual(['lock', 'incremental reading', 'lists', 'read']);
    expect(await scene({ isFullDue: true }).ask()).toMatchObject({ mode: 'full' });
    expect(await scene().ask({ mode: 'full' })).toMatchObject({ mode: 'full' });
    expect(await scene({ isFullDue: true }).ask({ mode: 'incremental' })).toMatchObject({
      mode: 'incremental',
    });
  });

  it('with the writing, if nothing is to be read', async () => {
    const { ask, said } = scene();
    expect(await ask({ mode: 'write' })).toMatchObject({ started: true, mode: 'write' });
    expect(said).toEqual(['lock', 'write writing', 'write']);
  });

  it('not while another is under way, and says which', async () => {
    const { ask, said } = scene({ open: 'r0' });
    expect(await ask({ override: true })).toEqual({
      ...{ started: false, refused: 'run-open', runId: 'r0' },
    });
    expect(said).toEqual(['lock']);
  });

  it('not a third time on a day, but for a preview or by an override', async () => {
    const twice = { writtenToday: 2 };
    expect(await scene(twice).ask()).toEqual({ started: false, refused: 'twice-today' });
    expect(await scene(twice).ask({ mode: 'write' })).toMatchObject({ refused: 'twice-today' });
    expect(await scene(twice).ask({ preview: true })).toMatchObject({ started: true });
    expect(await scene(twice).ask({ override: true })).toMatchObject({ started: true });
    expect(await scene({ writtenToday: 1 }).ask()).toMatchObject({ started: true });
  });

  it('only for a profile that is there and active', async () => {
    expect(await scene().ask({ profile: 'other' })).toMatchObject({ refused: 'unknown-profile' });
    expect(await scene({ active: false }).ask()).toMatchObject({ refused: 'inactive-profile' });
  });
});
