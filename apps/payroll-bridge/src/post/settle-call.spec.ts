import { randomUUID } from 'node:crypto';
import type { UnitOfWork, UnitOfWorkRunner } from '@ponte/messaging';
import type { LookupHasher, PonteLogger, Sealer } from '@ponte/platform';
import { testProfile } from '../config/testing/test-profile';
import type { ChangeResult, EntryChange, EntrySettling } from '../ledger/entry-settling';
import { toRow } from '../ledger/rows';
import { testEntry } from '../ledger/testing/test-entry';
import { answeredEnd, waitingEnd, type EntryEnd } from './rules/entry-ends.rules';
import { CallSettlement, type SettledCall } from './settle-call';
import { Since } from './since';

async function settle(state: 'sending' | 'refused', end: (id: string) => EntryEnd, more = {}) {
  const callId = randomUUID();
  const entry = testEntry('15,30', { id: randomUUID(), state, callId });
  const asked: { sql: string; parameters: unknown[] }[] = [];
  const query = (sql: string, parameters: unknown[] = []): Promise<unknown> => {
    asked.push({ sql, parameters });
    if (sql.includes('SELECT now()')) return Promise.resolve([{ now: new Date() }]);
    if (sql.includes('FROM payroll_entry e')) return Promise.resolve([toRow(entry)]);
    return Promise.resolve(sql.startsWith('SELECT') ? [] : [[], 0]);
  };
  const settleLocked = (_: object, _book: object, changes: readonly EntryChange[]) =>
    Promise.resolve(
      changes.map(({ id }): ChangeResult => ({ id, moved: state === 'sending', entry })),
    );
  const alerts: object[] = [];
  const units = {
    run: (work: (unit: UnitOfWork) => unknown) => work({ manager: { query } } as never),
  };
  const settlement = new CallSettlement(
    units as UnitOfWorkRunner,
    { settleLocked } as unknown as EntrySettling,
    {} as Sealer,
    {} as LookupHasher,
    { child: () => ({ error: (facts: object) => alerts.push(facts) }) } as unknown as PonteLogger,
  );
  const call = {
    ...{
      id: callId,
      profile: testProfile(),
      items: [],
      entries: [],
      partOf: null,
      sent: new Map(),
    },
    ...{ refusedAlone: 0, prepared: new Since() },
  };
  const settled: SettledCall = {
    ...{ call, outcome: 'answered', durationMs: 1, leftover: [], readable: undefined },
    ...{ ends: [end(entry.id)], ...more },
  };
  await settlement.settle(settled);
  const of = (start: string): number => asked.filter(({ sql }) => sql.includes(start)).length;
  return { alerts, asked, of, entry };
}

describe('what came of a call', () => {
  it('is told to a person where it contradicts what was decided since', async () => {
    const { alerts, entry } = await settle('refused', (id) =>
      answeredEnd(id, { state: 'accepted', message: 'OK' }),
    );
    expect(alerts).toMatchObject([
      { alert: 'datasul-late-reply-contradicts', entries: [`${entry.id} refused`] },
    ]);
    const agreed = await settle('refused', (id) =>
      answeredEnd(id, { state: 'refused', message: 'Verba inválida.' }),
    );
    expect(agreed.alerts).toEqual([]);
  });

  it('leaves no history where nothing was posted, unless the call is taken apart', async () => {
    const waited = await settle('sending', (id) => waitingEnd(id));
    expect(waited.of('DELETE FROM payroll_entry_history')).toBe(1);
    const halved = await settle('sending', (id) => waitingEnd(id, 5));
    expect(halved.of('DELETE FROM payroll_entry_history')).toBe(0);
  });

  it('forgets of calls that were sent only those beyond enough', async () => {
    const sent = await settle('sending', (id) => waitingEnd(id), { outcome: 'unprocessed' });
    expect(sent.of('DELETE FROM')).toBe(0);
    expect(sent.of('SET request_body = NULL')).toBe(0);
  });

  it('keeps everybody from calling for as long as Datasul asks', async () => {
    const { asked } = await settle('sending', (id) => waitingEnd(id), { throttledMs: 2_000 });
    const throttle = asked.find(({ sql }) => sql.includes('INSERT INTO payroll_profile'));
    expect(throttle?.parameters).toEqual(['holding-producao', 2_000]);
  });
});
