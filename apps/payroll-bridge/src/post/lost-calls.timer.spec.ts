import { randomUUID } from 'node:crypto';
import type { UnitOfWork, UnitOfWorkRunner } from '@ponte/messaging';
import type { Periodic, PonteLogger } from '@ponte/platform';
import type { DataSource } from 'typeorm';
import type { Profiles } from '../config/profiles';
import { testProfile } from '../config/testing/test-profile';
import type { EntryChange, EntrySettling } from '../ledger/entry-settling';
import { LostCallsTimer } from './lost-calls.timer';

function setUp(lost: readonly { id: string; version: number }[]) {
  const asked: unknown[][] = [];
  const changes: EntryChange[] = [];
  const alerts: object[] = [];
  const query = (_: string, parameters: unknown[]): Promise<unknown> => {
    asked.push(parameters);
    return Promise.resolve(lost);
  };
  const settle = (_: object, of: readonly EntryChange[]): Promise<unknown[]> => {
    changes.push(...of);
    return Promise.resolve([]);
  };
  const error = (facts: object): unknown => alerts.push(facts);
  const timer = new LostCallsTimer(
    { active: () => [testProfile()] } as unknown as Profiles,
    { every: () => undefined } as unknown as Periodic,
    { child: () => ({ error }) } as unknown as PonteLogger,
    { query } as unknown as DataSource,
    { settle } as unknown as EntrySettling,
    { run: (work: (unit: UnitOfWork) => unknown) => work({} as UnitOfWork) } as UnitOfWorkRunner,
  );
  return { timer, asked, changes, alerts };
}

describe('entries that are being sent by nobody', () => {
  it('become unknown if they are still what was found, and somebody is told', async () => {
    const found = { id: randomUUID(), version: 7 };
    const { timer, asked, changes, alerts } = setUp([found]);
    await timer.find();
    expect(changes).toEqual([
      {
        id: found.id,
        move: expect.objectContaining({ outcome: 'unknown', reason: 'process-died' }) as object,
        onlyIf: { states: ['sending'], version: 7 },
      },
    ]);
    expect(alerts).toEqual([{ alert: 'datasul-lost-calls', entries: 1 }]);
    // Longer than a batch with its turn and two calls may take: 10 s, 2 x 60 s, and the margin.
    expect(asked[0]?.[0]).toBeGreaterThanOrEqual(130_000 + 15 * 60_000);
  });

  it('are none, mostly: nothing is said', async () => {
    const { timer, changes, alerts } = setUp([]);
    await timer.find();
    expect([changes, alerts]).toEqual([[], []]);
  });
});
