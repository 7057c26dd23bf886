import fc from 'fast-check';
import { MOST_ENTRIES, planCall, type Postable } from './plan-call.rules';

let lastId = 0;
const entry = (changes: Partial<Postable> = {}): Postable => ({
  id: `e${(lastId += 1)}`,
  matricula: '1019445',
  codfuncionario: '10|1|9445',
  anoSent: '2026',
  mesSent: '02',
  campoSent: '',
  rubrica: '10103',
  referencia: '15,30',
  datafalta: '',
  callId: null,
  partLimit: null,
  ...changes,
});
const employee = (number: number, changes: Partial<Postable> = {}): Postable =>
  entry({ matricula: `101${number}`, codfuncionario: `10|1|${number}`, ...changes });
const ids = (entries: readonly Postable[], itemsPerCall = 50): string[] =>
  planCall(entries, itemsPerCall)?.items.flatMap((item) => item.map(({ id }) => id)) ?? [];

describe('the next call', () => {
  it('is none without entries', () => {
    expect(planCall([], 50)).toBeUndefined();
  });

  it('groups the rubricas of an employee, competência and payment into one item', () => {
    const [a, b, c, d] = [
      entry(),
      entry({ rubrica: '10206' }),
      entry({ mesSent: '03', rubrica: '10207' }),
      entry({ campoSent: '01', rubrica: '10208' }),
    ] as const;
    expect(planCall([a, b, c, d], 50)?.items).toEqual([[a, b], [c], [d]]);
  });

  it('holds as many items as the profile allows, and fills those that it holds', () => {
    const entries = [1, 2, 3].flatMap((number) => [
      employee(number),
      employee(number, { rubrica: '10206' }),
    ]);
    expect(ids(entries, 2)).toEqual(entries.slice(0, 4).map(({ id }) => id));
    expect(ids(entries.slice(4), 2)).toHaveLength(2);
  });

  it('never holds two entries that the reply could not tell apart', () => {
    const one = entry({ matricula: '1115', codfuncionario: '1|11|5', rubrica: '10103' });
    const other = entry({ matricula: '1115', codfuncionario: '11|1|5', rubrica: '10103' });
    expect(ids([one, other])).toEqual([one.id]);
    const padded = entry({ matricula: '001115', codfuncionario: '11|01|5', rubrica: '010103' });
    expect(ids([one, padded])).toEqual([one.id]);
    const anotherDay = entry({ ...other, id: 'day', datafalta: '20260212' });
    expect(ids([one, anotherDay])).toEqual([one.id, 'day']);
  });

  it('takes what is left of a refused call first, among itself, and in no more items than are allowed', () => {
    const rest = [1, 2, 3].map((number) => employee(number, { callId: 'whole', partLimit: 2 }));
    const other = employee(4, { callId: 'other', partLimit: 1 });
    const fresh = employee(5);
    expect(planCall([fresh, ...rest, other], 50)).toEqual({
      items: rest.slice(0, 2).map((each) => [each]),
      partOf: 'whole',
    });
    expect(planCall([fresh, other], 50)).toMatchObject({ items: [[other]], partOf: 'other' });
    // Cautious: one item, whatever the part may hold.
    expect(ids(rest, 1)).toHaveLength(1);
  });

  it('is bounded in rubricas too', () => {
    const many = Array.from({ length: MOST_ENTRIES + 1 }, (_, n) =>
      employee(100 + (n % 20), { rubrica: `10${String(n).padStart(4, '0')}` }),
    );
    expect(ids(many)).toHaveLength(MOST_ENTRIES);
  });

  it('holds no more rubricas of one employee than a reply without any sign of them can be read for', () => {
    const many = Array.from({ length: 501 }, (_, n) => entry({ rubrica: `10${1_000 + n}` }));
    const other = employee(100);
    expect(ids([...many, other])).toEqual([...many.slice(0, 500), other].map(({ id }) => id));
    expect(ids(many.slice(500))).toHaveLength(1);
  });

  it('repeated until nothing is left posts each entry once, and keeps the order of each item', () => {
    const digits = fc.constantFrom('1', '01', '11', '5', '1115', '0206');
    const postable = fc
      .record({
        matricula: digits,
        codfuncionario: fc.constantFrom('1|11|5', '11|1|5', '1|1|5'),
        mesSent: fc.constantFrom('01', '02'),
        rubrica: digits,
        referencia: fc.constantFrom('1,00', '2,00'),
        partLimit: fc.option(fc.integer({ min: 1, max: 3 })),
      })
      .map((changes) => entry({ ...changes, callId: changes.partLimit === null ? null : 'whole' }));
    fc.assert(
      fc.property(
        fc.array(postable, { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (all, most) => {
          let left: readonly Postable[] = all;
          const posted: string[] = [];
          while (left.length > 0) {
            const call = planCall(left, most);
            const entries = call?.items.flat() ?? [];
            if (entries.length === 0) return false;
            const limits = entries.flatMap(({ partLimit }) => partLimit ?? []);
            if ((call?.items.length ?? 0) > Math.min(most, limits[0] ?? most)) return false;
            const echoes = entries.map((each) =>
              [
                Number(each.matricula),
                Number(each.rubrica),
                each.referencia,
                each.datafalta,
              ].join(),
            );
            if (new Set(echoes).size < echoes.length) return false;
            const now = new Set(entries);
            posted.push(...entries.map(({ id }) => id));
            left = left.filter((each) => !now.has(each));
          }
          return new Set(posted).size === all.length && posted.length === all.length;
        },
      ),
    );
  });
});
