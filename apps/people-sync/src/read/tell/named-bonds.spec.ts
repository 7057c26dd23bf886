import { PERSON_BONDS } from '@ponte/contracts';
import type { StoredBond } from '../person-pages';
import { namedBonds } from './named-bonds';

const bond = (key: string, active: boolean, admissionMonth: string): StoredBond => ({
  ...{ key, sealed: '' },
  clear: {
    ...{ empresa: '10', estabelecimento: '1', unit: null, department: null, job: null },
    ...{ situation: null, dismissalMonth: null, active, admissionMonth },
  },
});

describe('the bonds that an event names', () => {
  it('are all of them, in their order', () => {
    const bonds = [bond('b', false, '2020-01'), bond('a', true, '2021-01')];
    expect(namedBonds(bonds)).toBe(bonds);
  });

  it('are active ones first, then the latest, where there are more than it can name', () => {
    const old = Array.from({ length: PERSON_BONDS }, (_, n) => bond(`o${n}`, false, '2010-01'));
    const named = namedBonds([...old, bond('late', false, '2020-01'), bond('in', true, '2001-01')]);
    expect(named).toHaveLength(PERSON_BONDS);
    expect(named.slice(0, 2).map(({ key }) => key)).toEqual(['in', 'late']);
  });
});
