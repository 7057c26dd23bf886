import type { EntityManager } from 'typeorm';
import { lockEntries } from './entry.store';
import type { PayrollEntry } from './payroll-entry.entity';
import { toRow } from './rows';
import { testEntry } from './testing/test-entry';

const [FIRST, SECOND] = [
  '0190f3c2-7a51-7c3e-9d40-000000000001',
  '0190f3c2-7a51-7c3e-9d40-000000000002',
];
const first = { ...testEntry(), id: FIRST, version: 1 };
const second = { ...testEntry(), id: SECOND, version: 1 };

/** A ledger of these entries, which keeps the ids that it is asked for, and whether they were locked. */
function ledger(...entries: readonly PayrollEntry[]) {
  const asked: { ids: string[]; locked: boolean; all: boolean }[] = [];
  const query = (sql: string, [ids]: [string[]]) => {
    asked.push({ ids, locked: sql.includes('FOR UPDATE'), all: sql.includes('SELECT *') });
    return Promise.resolve(entries.filter(({ id }) => ids.includes(id)).map((each) => toRow(each)));
  };
  return { manager: { query } as unknown as EntityManager, asked };
}

const readBefore = (...entries: readonly PayrollEntry[]) =>
  new Map(entries.map((entry) => [entry.id, entry]));

describe('entries that are locked', () => {
  it('are read whole when nothing is known of them', async () => {
    const { manager, asked } = ledger(first, second);
    expect(await lockEntries(manager, [FIRST, SECOND])).toEqual([first, second]);
    expect(asked).toEqual([{ ids: [FIRST, SECOND], locked: true, all: true }]);
  });

  it('are locked but not read again if their version is the one that was read', async () => {
    const { manager, asked } = ledger(first, second);
    const locked = await lockEntries(manager, [FIRST, SECOND], readBefore(first, second));
    expect(locked).toEqual([first, second]);
    expect(asked).toEqual([{ ids: [FIRST, SECOND], locked: true, all: false }]);
  });

  it('have the hashes and seals of now, which are renewed without a move', async () => {
    const renewed = { employee: 'b'.repeat(64), sealedEmployee: 'sealed anew', message: 'anew' };
    const { manager } = ledger({ ...first, ...renewed });
    const [locked] = await lockEntries(manager, [FIRST], readBefore(first));
    expect(locked).toEqual({ ...first, ...renewed });
  });

  it('are as they are now if they have changed, appeared or gone since', async () => {
    const changed = { ...first, version: 2, state: 'reopened' } as const;
    const gone = { ...testEntry(), id: '0190f3c2-7a51-7c3e-9d40-000000000003' };
    const { manager, asked } = ledger(changed, second);
    const locked = await lockEntries(manager, [FIRST, SECOND, gone.id], readBefore(first, gone));
    expect(locked).toEqual([changed, second]);
    expect(asked[1]).toEqual({ ids: [FIRST, SECOND], locked: false, all: true });
  });
});
