import type { EntityManager } from 'typeorm';
import { testEntry } from '../ledger/testing/test-entry';
import { cursorOf, findByFilter } from './entry-filter';

async function asked(kind: 'unknown' | 'accepted', after?: string) {
  const seen: { sql: string; parameters: unknown[] }[] = [];
  const query = (sql: string, parameters: unknown[]) => {
    seen.push({ sql, parameters });
    return Promise.resolve([]);
  };
  const filter = {
    profile: 'p',
    competencia: '2026-02',
    ...(after === undefined ? {} : { after }),
  };
  await findByFilter({ query } as unknown as EntityManager, kind, filter, 100);
  return seen[0] ?? { sql: '', parameters: [] };
}

/**
 * A page of accepted entries is a walk along `payroll_entry_reported` (competencia, profile, empresa, id): in another order,
 * or with the competência compared as a text, PostgreSQL sorts all of the competência for each page.
 */
describe('a page of a filter', () => {
  it('of accepted entries is in the order of their index', async () => {
    const { sql, parameters } = await asked('accepted', cursorOf('accepted', testEntry()));
    expect(sql).toContain('ORDER BY empresa, id LIMIT');
    expect(sql).toContain('($4::bpchar IS NULL OR competencia = $4)');
    expect(parameters.slice(8, 10)).toEqual(['10', testEntry().id]);
  });

  it('of unknown ones begins with those that wait longest', async () => {
    const entry = testEntry('15,30', { settledAt: new Date('2026-03-02T12:00:00Z') });
    const { sql, parameters } = await asked('unknown', cursorOf('unknown', entry));
    expect(sql).toContain('ORDER BY settled_at, id LIMIT');
    expect(parameters.slice(8, 10)).toEqual(['2026-03-02T12:00:00.000Z', entry.id]);
  });
});
