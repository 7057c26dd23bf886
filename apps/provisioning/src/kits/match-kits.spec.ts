import type { KitConfig, WhenConfig } from '../config/kit.config';
import type { HireFields } from '../hire/hire-fields';
import { chosen, judgeKits, type KitRules } from './match-kits';
import { itemsOf } from './requested-item';

const hire: HireFields = {
  role: 'Analista',
  roleCode: 'R-200',
  workplace: 'Recepção',
  department: 'TI',
  departmentCode: 'D-100',
  branch: 'Matriz > São Paulo',
  branchCode: null,
  hiringType: 'employee_admission',
};
const kit = (id: string, when: WhenConfig | undefined, ...skus: string[]): KitConfig => ({
  id,
  when,
  items: skus.map((sku) => ({ sku, quantity: 1 })),
});
const rules = (kits: KitConfig[], over: Partial<KitRules> = {}): KitRules => ({
  match: 'first',
  otherwise: 'attention',
  kits,
  ...over,
});
const ids = (rule: KitRules, of = hire) => chosen(judgeKits(rule, of)).map(({ id }) => id);

describe('a condition', () => {
  it.each<[WhenConfig, boolean]>([
    [{}, true],
    [{ role: 'ANALISTA ' }, true],
    [{ role: 'Gerente' }, false],
    [{ role: ['Gerente', 'analista'] }, true],
    [{ roleCode: 'R-200' }, true],
    [{ workplace: 'recepcao' }, true],
    [{ role: 'Analista', workplace: 'Estoque' }, false],
    [{ department: 'ti' }, true],
    [{ department: 'D-100' }, true],
    [{ branch: 'matriz >  são paulo' }, true],
    [{ branch: 'São Paulo' }, false],
    [{ hiringType: 'internal_transfer' }, false],
  ])('%j holds: %s', (when, holds) => {
    expect(ids(rules([kit('k', when)]))).toEqual(holds ? ['k'] : []);
  });
  it('does not hold for what the hire does not have', () => {
    expect(ids(rules([kit('k', { workplace: 'Recepção' })]), { ...hire, workplace: null })).toEqual(
      [],
    );
  });
});

describe('kits', () => {
  const kits = [
    kit('recepcao', { workplace: 'Recepção' }, 'notebook-14', 'headset'),
    kit('gerencia', { role: 'Gerente' }, 'notebook-16'),
    kit('padrao', {}, 'notebook-14'),
    kit('resto', undefined, 'desktop'),
  ];
  it('the first that matches counts', () => {
    const verdicts = judgeKits(rules(kits), hire);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([
      'match',
      'no-match',
      'passed-over',
      'reserved',
    ]);
  });
  it('or all of them do, each with its own positions', () => {
    const all = rules(kits, { match: 'all' });
    expect(ids(all)).toEqual(['recepcao', 'padrao']);
    expect(itemsOf(chosen(judgeKits(all, hire)))).toEqual([
      { sku: 'notebook-14', quantity: 1, kit: 'recepcao' },
      { sku: 'headset', quantity: 1, kit: 'recepcao' },
      { sku: 'notebook-14', quantity: 1, kit: 'padrao' },
    ]);
  });
  it('where none matches, the kit of `otherwise` is given, or none', () => {
    const stranger = { ...hire, workplace: 'Estoque', role: 'Operador' };
    const some = kits.filter(({ id }) => id !== 'padrao');
    expect(ids(rules(some, { otherwise: 'resto' }), stranger)).toEqual(['resto']);
    expect(ids(rules(some), stranger)).toEqual([]);
    expect(ids(rules(some, { otherwise: 'resto' }))).toEqual(['recepcao']);
  });
  it('a verdict says what was wanted and found', () => {
    expect(judgeKits(rules(kits), hire)[1]?.conditions).toEqual([
      { field: 'role', wanted: ['Gerente'], found: ['Analista'], holds: false },
    ]);
  });
});

describe('positions', () => {
  it('of one sku in one kit are one', () => {
    const twice: KitConfig = {
      id: 'k',
      items: [
        { sku: 'monitor', quantity: 1, attributes: { inches: 24 } },
        { sku: 'monitor', quantity: 2, attributes: { arm: true } },
      ],
    };
    expect(itemsOf([twice])).toEqual([
      { sku: 'monitor', quantity: 3, kit: 'k', attributes: { inches: 24, arm: true } },
    ]);
  });
});
