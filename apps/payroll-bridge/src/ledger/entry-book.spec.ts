import type { EntityManager } from 'typeorm';
import { EntryBook } from './entry-book';
import { AT, testEntry, wanted } from './testing/test-entry';

/** A database that writes as many rows as it is told, and keeps what it is asked. */
function database(written: number) {
  const asked: { sql: string; rows: Record<string, unknown>[] }[] = [];
  const manager = {
    query: (sql: string, [json]: [string]) => {
      asked.push({ sql, rows: JSON.parse(json) as Record<string, unknown>[] });
      const rows = Array.from({ length: written }, () => ({}));
      return Promise.resolve(sql.includes('UPDATE') ? [[], written] : rows);
    },
  } as unknown as EntityManager;
  return { manager, asked };
}

const SEND = { kind: 'send', callId: '0190f3c2-7a51-7c3e-9d40-6d1f6b0c2a99' } as const;

describe('a book of entries', () => {
  it('writes each entry once with all of its history, against the version that was read', async () => {
    const { manager, asked } = database(1);
    const book = new EntryBook(manager, [testEntry()], AT);
    const { id } = testEntry();
    book.move(id, { kind: 'want', value: wanted('16,00') });
    book.move(id, SEND);
    expect(book.get(id)).toMatchObject({ state: 'sending', version: 3, referencia: '16,00' });
    await book.write();
    await book.write();
    expect(asked.map(({ rows }) => rows.length)).toEqual([1, 2]);
    expect(asked[0]?.rows[0]).toMatchObject({ id, version: 3, state: 'sending' });
    expect(asked[0]?.sql).toContain('e.version = n.read_version');
  });

  it('throws what makes the transaction run again if somebody else was faster', async () => {
    const { manager } = database(0);
    const moved = new EntryBook(manager, [testEntry()], AT);
    moved.move(testEntry().id, SEND);
    await expect(moved.write()).rejects.toMatchObject({ code: '40001' });
    const added = new EntryBook(manager, [], AT);
    added.add(testEntry(), wanted('15,30'), {});
    await expect(added.write()).rejects.toMatchObject({ code: '40001' });
  });

  it('moves nothing that is not locked', () => {
    const book = new EntryBook(database(1).manager, [], AT);
    expect(() => book.move('x', SEND)).toThrow('not locked');
  });
});
