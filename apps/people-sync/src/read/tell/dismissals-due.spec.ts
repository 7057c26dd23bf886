import { personSubject } from '@ponte/contracts';
import { Sealer } from '@ponte/platform';
import { DismissalsDue } from './dismissals-due';

const PERSON = 'a'.repeat(64);
const sealer = new Sealer([{ kid: 'k1', key: Buffer.alloc(32, 1) }]);
const bond = (key: string, dismissal: string) => ({
  ...{ key, person: PERSON },
  sealed: sealer.seal(
    { purpose: 'person', subject: personSubject('p', PERSON) },
    JSON.stringify({ matricula: key, dismissal }),
  ),
});

async function look(now: string, limit = 10) {
  const written: unknown[] = [];
  const touched: unknown[] = [];
  const manager = {
    query: (sql: string, values: unknown[]) => {
      if (sql.trimStart().startsWith('SELECT'))
        return Promise.resolve([bond('one', '2026-03-02'), bond('two', '2026-03-03')]);
      written.push(values[1]);
      return Promise.resolve([]);
    },
  };
  const records = { touchPersons: (_: unknown, __: unknown, keys: unknown) => touched.push(keys) };
  const due = new DismissalsDue(records as never, sealer, { now: () => new Date(now) });
  return { count: await due.note(manager as never, 'p', limit), written, touched };
}

describe('a dismissal that was read before its day', () => {
  it('counts from that day on in São Paulo, and its person is told again', async () => {
    expect(await look('2026-03-02T02:59:59Z')).toEqual({ count: 0, written: [], touched: [] });
    expect(await look('2026-03-02T03:00:00Z')).toEqual({
      ...{ count: 1, written: [['one']], touched: [[PERSON]] },
    });
    expect((await look('2026-03-03T12:00:00Z')).written).toEqual([['one', 'two']]);
  });

  it('is looked for in pages', async () => {
    expect(await look('2026-03-03T12:00:00Z', 1)).toMatchObject({ count: 1, written: [['one']] });
  });
});
