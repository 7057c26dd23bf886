import * as fc from 'fast-check';
import { APPEND_CODE } from '../config/rules.config';
import { checkStructure } from './check-structure.rules';
import { withoutCase } from './comparable';
import { structureNames } from './structure-names.rules';

type Named = { readonly code: string; readonly name: string | null };
const of = (...pairs: [string, string | null][]): Named[] =>
  pairs.map(([code, name]) => ({ code, name }));
const namesOf = (records: Named[], appendCode: (typeof APPEND_CODE)[number]) =>
  [...structureNames(records, { appendCode }).values()].map(({ name }) => name);

describe('names of units, departments and jobs', () => {
  const jobs = of(
    ['1', 'Analista'],
    ['2', ' ANALISTA '],
    ['3', 'Gerente'],
    ['4', 'Analista  de Folha'],
    ['5', null],
  );

  it('get their code where they clash', () => {
    expect(namesOf(jobs, 'clashing')).toEqual([
      ...['Analista (1)', 'ANALISTA (2)', 'Gerente', 'Analista de Folha', null],
    ]);
    expect(namesOf(jobs, 'always')).toEqual([
      ...['Analista (1)', 'ANALISTA (2)', 'Gerente (3)', 'Analista de Folha (4)', null],
    ]);
    expect(namesOf(jobs, 'never')).toEqual([
      ...['Analista', 'ANALISTA', 'Gerente', 'Analista de Folha', null],
    ]);
  });

  it('say with whom they clash all the same', () => {
    const names = structureNames(jobs, { appendCode: 'never' });
    expect([...names.values()].map(({ clashes }) => clashes)).toEqual([['2'], ['1'], [], [], []]);
    const clashing = structureNames(jobs, { appendCode: 'clashing' });
    expect([...clashing.values()].every(({ clashes }) => clashes.length === 0)).toBe(true);
  });

  it('differ by accents', () => {
    expect(namesOf(of(['1', 'Sócio'], ['2', 'Socio']), 'clashing')).toEqual(['Sócio', 'Socio']);
  });

  it('get it where a code makes a name that another has', () => {
    const tricky = of(['1', 'A'], ['2', 'A'], ['3', 'a (1)']);
    expect(namesOf(tricky, 'clashing')).toEqual(['A (1)', 'A (2)', 'a (1) (3)']);
  });

  it('get it where Feedz has the name under another code, listed or not', () => {
    const atFeedz = of(['200', 'Financeiro '], ['300', 'RH (7)'], ['6', 'Vendas'], ['9', null]);
    const listed = of(['300', 'FINANCEIRO'], ['6', 'Vendas'], ['7', 'Jurídico']);
    const made = structureNames(listed, { appendCode: 'clashing' }, atFeedz);
    expect([...made.values()].map(({ name }) => name)).toEqual([
      ...['FINANCEIRO (300)', 'Vendas', 'Jurídico'],
    ]);
    const never = structureNames(listed, { appendCode: 'never' }, atFeedz);
    expect(never.get('300')).toMatchObject({ name: 'FINANCEIRO', clashes: ['200'] });
  });

  it('that two of them swap are never one name of both on the way', () => {
    const atFeedz = of(['1', 'A'], ['2', 'B']);
    const swapped = of(['1', 'B'], ['2', 'A']);
    const first = [...structureNames(swapped, { appendCode: 'clashing' }, atFeedz).values()];
    expect(first.map(({ name }) => name)).toEqual(['B (1)', 'A (2)']);
    const second = [...structureNames(swapped, { appendCode: 'clashing' }, first).values()];
    expect(second.map(({ name }) => name)).toEqual(['B', 'A']);
  });

  it('are the same whatever the order, each code once, none lost', () => {
    const name = fc.option(fc.constantFrom('A', 'a', ' A', 'A (1)', 'A (2)', 'B', 'B (A)'), {
      nil: null,
    });
    const records = fc.uniqueArray(
      fc.record({ code: fc.constantFrom('1', '2', '3', '10', 'A', 'a', '1|2'), name }),
      { selector: ({ code }) => code },
    );
    fc.assert(
      fc.property(records, fc.constantFrom(...APPEND_CODE), (given, appendCode) => {
        const names = structureNames(given, { appendCode });
        expect([...names.keys()]).toEqual(given.map(({ code }) => code));
        expect(new Map(structureNames([...given].reverse(), { appendCode }))).toEqual(
          new Map(names),
        );
        for (const { code, name: made, clashes } of names.values()) {
          const read = given.find((each) => each.code === code)?.name ?? null;
          expect(made === null).toBe(read === null);
          if (made === null || read === null) continue;
          expect([read.trim(), `${read.trim()} (${code})`]).toContain(made);
          const same = [...names.values()].filter(
            (other) =>
              other.code !== code &&
              other.name !== null &&
              withoutCase(other.name) === withoutCase(made),
          );
          expect([...clashes].sort()).toEqual(same.map((other) => other.code).sort());
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a record of structure', () => {
  it('is sent under its code and name', () => {
    expect(checkStructure('1203|2', 'Analista')).toEqual({
      ok: true,
      record: { integrationId: '1203|2', name: 'Analista' },
    });
  });

  it('5017: is refused without a code', () => {
    expect(checkStructure(' ', 'Analista')).toMatchObject({
      ok: false,
      faults: [{ code: 5017, state: 'refused', reason: 'structure-id-missing' }],
    });
  });

  it('5018: is refused without a name', () => {
    for (const name of [null, '', ' '])
      expect(checkStructure('1', name)).toMatchObject({
        ok: false,
        faults: [{ code: 5018, state: 'refused', reason: 'structure-name-missing' }],
      });
    expect(checkStructure('', null)).toMatchObject({ faults: [{ code: 5017 }, { code: 5018 }] });
  });
});
