import * as fc from 'fast-check';
import { chooseBond, isActive } from './choose-bond.rules';
import { compareCodes } from './compare-codes';
import { TODAY, testBond } from './testing/test-facts';

const chosen = (...bonds: Parameters<typeof testBond>[0][]) =>
  chooseBond(
    bonds.map((bond) => testBond(bond)),
    TODAY,
  )?.matricula;

describe('the bond that Feedz is told of', () => {
  it('is active before it is dismissed, even if admitted earlier', () => {
    expect(
      chosen(
        { matricula: '1', admission: '2025-01-01', dismissal: '2026-01-01' },
        { matricula: '2', admission: '2010-01-01' },
      ),
    ).toBe('2');
  });

  it('is the one admitted last, of the dismissed as well', () => {
    expect(
      chosen(
        { matricula: '1', admission: '2019-05-01' },
        { matricula: '2', admission: '2021-05-01' },
        { matricula: '3', admission: null },
      ),
    ).toBe('2');
    expect(
      chosen(
        { matricula: '1', admission: '2019-05-01', dismissal: '2025-12-01' },
        { matricula: '2', admission: '2021-05-01', dismissal: '2022-01-01' },
      ),
    ).toBe('2');
  });

  it('is the one with the lowest code by number: empresa, estabelecimento, matrícula', () => {
    expect(chosen({ matricula: '10' }, { matricula: '9' })).toBe('9');
    expect(
      chosen(
        { empresa: '10', estabelecimento: '2', matricula: '1' },
        { empresa: '9', estabelecimento: '3', matricula: '7' },
        { empresa: '10', estabelecimento: '1', matricula: '5' },
      ),
    ).toBe('7');
    expect(chosen({ matricula: 'A1' }, { matricula: '99999999999999999999' })).toBe(
      '99999999999999999999',
    );
    expect(chosen({ matricula: 'B' }, { matricula: 'A' })).toBe('A');
    expect(chosen({ matricula: '1' }, { matricula: '01' })).toBe('01');
  });

  it('counts a dismissal from its own day on', () => {
    expect(
      ['2026-03-01', '2026-03-02', '2026-03-03', null].map((dismissal) =>
        isActive({ dismissal }, TODAY),
      ),
    ).toEqual([false, false, true, true]);
  });

  it('is none without bonds', () => {
    expect(chooseBond([], TODAY)).toBeUndefined();
  });

  it('does not depend on the order in which bonds were read, nor change their list', () => {
    const day = fc.option(fc.constantFrom('2020-01-01', '2026-03-01', TODAY, '2026-12-31'), {
      nil: null,
    });
    const code = fc.constantFrom('1', '2', '10', '010', 'A');
    const bond = fc.record({ empresa: code, matricula: code, admission: day, dismissal: day });
    const selector = (each: { empresa: string; matricula: string }) =>
      `${each.empresa} ${each.matricula}`;
    fc.assert(
      fc.property(fc.uniqueArray(bond, { maxLength: 6, selector }), (given) => {
        const bonds = given.map((each) => testBond(each));
        const before = [...bonds];
        const one = chooseBond(bonds, TODAY);
        expect(bonds).toEqual(before);
        expect(chooseBond([...bonds].reverse(), TODAY)).toEqual(one);
        if (one === undefined) return;
        expect(bonds.some((each) => isActive(each, TODAY))).toBe(isActive(one, TODAY));
        for (const other of bonds.filter((each) => isActive(each, TODAY) === isActive(one, TODAY)))
          expect((other.admission ?? '') <= (one.admission ?? '')).toBe(true);
      }),
    );
  });
});

describe('codes', () => {
  it('are in one order only', () => {
    const code = fc.oneof(fc.stringMatching(/^\d{1,4}$/), fc.stringMatching(/^[A-C0-9]{1,3}$/));
    fc.assert(
      fc.property(code, code, code, (a, b, c) => {
        expect(Math.sign(compareCodes(a, b))).toBe(Math.sign(-compareCodes(b, a)) + 0);
        expect(compareCodes(a, b) === 0).toBe(a === b);
        if (compareCodes(a, b) <= 0 && compareCodes(b, c) <= 0)
          expect(compareCodes(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
