import type { HireJudgement } from '../hire/judge-hire';
import type { Person } from '../hire/person';
import { explainHire } from './explain-hire';
import { itemsOf } from './requested-item';

const kit = { id: 'k', when: { role: ['Gerente', 'Chefe'] }, items: [{ sku: 'a', quantity: 2 }] };
const person: Person = { cpf: '52998224725', name: 'Ana Souza', faults: [] };
const judged = (over: Partial<HireJudgement>): HireJudgement => ({
  description: {
    ...{ role: 'Analista', workplace: null, department: 'TI', branch: null },
    ...{ hiringType: null, startsOn: '2026-04-06', dueOn: '2026-03-27' },
  },
  faults: [],
  items: itemsOf([kit]),
  kits: [],
  ...over,
});

it('each kit says what spoke for and against it', () => {
  const conditions = [
    { field: 'role' as const, wanted: ['Gerente', 'Chefe'], found: ['Analista'], holds: false },
    { field: 'workplace' as const, wanted: ['X'], found: [], holds: false },
  ];
  const lines = explainHire(
    judged({
      kits: [
        { kit, verdict: 'no-match', conditions },
        { kit: { ...kit, id: 'todos', when: {} }, verdict: 'match', conditions: [] },
      ],
    }),
    person,
  );
  expect(lines).toEqual(
    expect.arrayContaining([
      '  kit k: não',
      '      FALHA cargo: pede "Gerente" ou "Chefe", é "Analista"',
      '      FALHA posto de trabalho: pede "X", é (sem)',
      '  kit todos: SIM',
      '      serve para todos (when: {})',
      '  resultado: 2 × a (k)',
    ]),
  );
});

it.each<[Partial<HireJudgement>, string]>([
  [{ faults: ['no-cpf', 'no-kit'] }, '  resultado: precisa de atenção: no-cpf, no-kit'],
  [{ items: [] }, '  resultado: nada a provisionar'],
])('the result is said in words', (over, line) => {
  expect(explainHire(judged(over), person).at(-1)).toBe(line);
});

it('nothing is said of the person but that they can be asked for', () => {
  const text = explainHire(judged({}), person).join('\n');
  expect(text).toContain('CPF: válido; nome: presente');
  expect(text).not.toContain('52998224725');
  expect(text).not.toContain('Ana Souza');
});
