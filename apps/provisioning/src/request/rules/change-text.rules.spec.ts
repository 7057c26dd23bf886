import { changeText } from './change-text.rules';
import { isSame, type Wanted } from './wanted';

const before: Wanted = {
  person: 1,
  role: 'Analista',
  workplace: null,
  department: 'TI',
  branch: 'Matriz',
  hiringType: 'employee_admission',
  startsOn: '2026-04-06',
  dueOn: '2026-03-27',
  items: [
    { sku: 'notebook-14', quantity: 1, kit: 'k' },
    { sku: 'headset', quantity: 1, kit: 'k' },
  ],
};

describe('what changed, in words', () => {
  it('names each field, old and new', () => {
    const after = { ...before, startsOn: '2026-04-13', workplace: 'Recepção', department: null };
    expect(changeText(before, after)).toBe(
      'Posto de trabalho: (sem) → Recepção\nDepartamento: TI → (sem)\nInício: 2026-04-06 → 2026-04-13',
    );
  });
  it('names positions that came, went and changed', () => {
    const items = [
      { sku: 'notebook-14', quantity: 2, kit: 'k', attributes: { cor: 'preto' } },
      { sku: 'monitor', quantity: 1, kit: 'k' },
    ];
    expect(changeText(before, { ...before, items })).toBe(
      'Item retirado: 1 × headset\nItem alterado: 1 × notebook-14 → 2 × notebook-14 (cor: preto)\nItem incluído: 1 × monitor',
    );
  });
  it('says of the person only that something did', () => {
    expect(changeText(before, { ...before, person: 2 })).toBe('Dados da pessoa corrigidos.');
  });
  it('says so where nothing did', () => {
    expect(changeText(before, { ...before })).toBe('Sem mudanças: os dados são estes.');
  });
});

it('whether two say the same does not depend on the order of keys', () => {
  const { items, ...rest } = before;
  expect(isSame(before, { items: [...items], ...rest })).toBe(true);
  expect(isSame(before, { ...before, person: 2 })).toBe(false);
  expect(isSame(before, null)).toBe(false);
});
