import { randomUUID } from 'node:crypto';
import type { UnitOfWork, UnitOfWorkRunner } from '@ponte/messaging';
import type { Metrics, Periodic, PonteLogger } from '@ponte/platform';
import type { DataSource } from 'typeorm';
import type { Profiles } from '../config/profiles';
import { testProfile } from '../config/testing/test-profile';
import type { EntryChange, EntrySettling } from '../ledger/entry-settling';
import { LostEntriesTimer } from './lost-entries.timer';

function setUp(lost: readonly { id: string; version: number }[], moved = true) {
  const asked: string[] = [];
  const changes: EntryChange[] = [];
  const alerts: object[] = [];
  const counted: number[] = [];
  const query = (sql: string): Promise<unknown> => {
    asked.push(sql);
    return Promise.resolve(lost);
  };
  const settle = (_: object, of: readonly EntryChange[]): Promise<unknown[]> => {
    changes.push(...of);
    return Promise.resolve(of.map(({ id }) => ({ id, moved })));
  };
  const timer = new LostEntriesTimer(
    { active: () => [testProfile()] } as unknown as Profiles,
    { every: () => undefined } as unknown as Periodic,
    { child: () => ({ error: (facts: object) => alerts.push(facts) }) } as unknown as PonteLogger,
    { counter: () => ({ inc: (by: number) => counted.push(by) }) } as unknown as Metrics,
    { query } as unknown as DataSource,
    { settle } as unknown as EntrySettling,
    { run: (work: (unit: UnitOfWork) => unknown) => work({} as UnitOfWork) } as UnitOfWorkRunner,
  );
  return { timer, asked, changes, alerts, counted };
}

describe('entries that are to be posted by nobody', () => {
  const found = { id: randomUUID(), version: 7 };

  it('get a task if they are still what was found, are counted, and somebody is told', async () => {
    const { timer, changes, alerts, counted } = setUp([found]);
    await timer.find();
    expect(changes).toEqual([
      {
        id: found.id,
        move: { kind: 'resend' },
        because: { reason: 'lost-task' },
        onlyIf: { states: ['received'], version: 7 },
      },
    ]);
    expect(alerts).toEqual([{ alert: 'datasul-lost-entries', entries: 1 }]);
    expect(counted).toEqual([1]);
  });

  it('are told once where two processes find them', async () => {
    const { timer, alerts, counted } = setUp([found], false);
    await timer.find();
    expect([alerts, counted]).toEqual([[], []]);
  });

  it('are none, mostly: tasks are not looked through, and nothing is said', async () => {
    const { timer, asked, changes, alerts } = setUp([]);
    await timer.find();
    expect([asked.length, changes, alerts]).toEqual([1, [], []]);
  });
});
