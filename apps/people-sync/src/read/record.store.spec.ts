import { RecordStore } from './record.store';

/** A table of as many records that were not seen. */
function unseen(count: number) {
  const keys = Array.from({ length: count }, (_, at) => String(at).padStart(6, '0'));
  const marked: string[] = [];
  const most: number[] = [];
  const query = (sql: string, values: unknown[]) => {
    if (sql.startsWith('UPDATE')) {
      const some = values[2] as string[];
      most.push(some.length);
      marked.push(...some);
      return Promise.resolve([[], some.length]);
    }
    const [after, limit] = [String(values[3]), Number(values[4])];
    const rows = keys.filter((key) => key > after).slice(0, limit);
    return Promise.resolve(rows.map((key) => ({ key, person: `p${key.slice(-1)}` })));
  };
  return { manager: { query } as never, keys, marked, most };
}

describe('what a run did not see', () => {
  it.each([0, 1, 999, 1_000, 2_001])('is marked part by part, each of %i once', async (count) => {
    const table = unseen(count);
    const place = { profile: 'p', entity: 'employee' } as const;
    const persons = await new RecordStore().markMissing(table.manager, place, 'run');
    expect(table.marked).toEqual(table.keys);
    expect(Math.max(0, ...table.most)).toBeLessThanOrEqual(1_000);
    expect(persons).toHaveLength(Math.min(10, count));
  });
});
