import type { EntityManager } from 'typeorm';
import { bindsMore, findEntries, textOfKey } from './find-entries';
import type { PayrollEntry } from './payroll-entry.entity';
import { toRow } from './rows';
import { AT, testEntry } from './testing/test-entry';

const [NEW, OLD] = ['b'.repeat(64), 'a'.repeat(64)];

/** A database that knows these entries, and keeps what it is asked. */
async function found(...entries: PayrollEntry[]) {
  const asked: [string, unknown[]][] = [];
  const manager = {
    query: (sql: string, parameters: unknown[]) => {
      asked.push([sql, parameters]);
      return Promise.resolve(sql.includes('FOR UPDATE') ? entries.map((each) => toRow(each)) : []);
    },
  } as unknown as EntityManager;
  const key = { ...testEntry(), employee: NEW };
  const { book, idOf } = await findEntries(manager, [{ key, hashes: [NEW, OLD] }], AT);
  const entry = book.get(idOf.get(textOfKey(key)) ?? '');
  return { entry, rehashed: asked.find(([sql]) => sql.includes('SET employee'))?.[1] };
}

describe('findEntries', () => {
  it('finds an entry under an older key’s hash, and gives it the first key’s', async () => {
    const { entry, rehashed } = await found(testEntry('15,30', { employee: OLD, id: 'old' }));
    expect(entry).toMatchObject({ id: 'old', employee: NEW });
    expect(rehashed).toEqual([['old'], [NEW]]);
  });

  it('goes by the entry that may have been posted, if a key stands there twice', async () => {
    const accepted = testEntry('15,30', { employee: OLD, id: 'old', state: 'accepted' });
    const refused = testEntry('15,30', { employee: NEW, id: 'new', state: 'refused' });
    for (const entries of [
      [accepted, refused],
      [refused, accepted],
    ])
      expect(await found(...entries)).toMatchObject({ entry: { id: 'old' }, rehashed: undefined });
  });

  it('goes by the newer of two equal ones', () => {
    const later = testEntry('15,30', { updatedAt: new Date(AT.getTime() + 1) });
    expect(bindsMore(later, testEntry())).toBe(true);
    expect(bindsMore(testEntry(), later)).toBe(false);
  });
});
