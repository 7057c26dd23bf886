import { PERSON_BONDS } from '@ponte/contracts';
import type { EmployeeFacts } from '../../rules/facts';
import { testBond, TODAY } from '../../rules/testing/test-facts';
import { namedBonds } from './named-bonds';

const bond = (matricula: string, more: Partial<EmployeeFacts>): EmployeeFacts =>
  testBond({ matricula, ...more });
const old = Array.from({ length: PERSON_BONDS }, (_, n) =>
  bond(String(100 + n), { admission: '2010-01-04', dismissal: '2011-01-03' }),
);
const named = (bonds: readonly EmployeeFacts[]): readonly EmployeeFacts[] =>
  namedBonds(bonds, (facts) => facts, TODAY);

describe('the bonds that an event names', () => {
  it('are all of them, in their order', () => {
    expect(named(old)).toBe(old);
  });

  it('are those that the rule prefers, where there are more than it can name', () => {
    const late = bond('8', { admission: '2020-01-06', dismissal: '2021-01-03' });
    const active = bond('9', { admission: '2001-01-02', dismissal: null });
    const found = named([...old, late, active]);
    expect(found).toHaveLength(PERSON_BONDS);
    expect(found.slice(0, 2)).toEqual([active, late]);
  });

  it('are told apart by the day and by the code, where year and month are the same', () => {
    const equal = old.map((each) => ({ ...each, admission: '2024-02-01', dismissal: null }));
    const chosen = bond('7', { admission: '2024-02-28', dismissal: null });
    expect(named([...equal, chosen])[0]).toBe(chosen);
    const lowest = bond('7', { admission: '2024-02-01', dismissal: null });
    expect(named([...equal, lowest])[0]).toBe(lowest);
  });
});
