import { peopleRunFinished } from '@ponte/contracts';
import {
  type EmployeeItem,
  employeeItem,
  type PeopleLists,
  personItem,
  SMALL_STRUCTURE,
} from '@ponte/testing';
import type { Flow, FlowGroup } from '../flow';

const PROFILE = 'holding-homologacao';
const WAIT_MS = 90_000;

/**
 * Five people of this start: a leader, two who report to the leader (one of them with a former bond), one whose name lacks a
 * surname, one who resigned. Codes of this start too: the simulated Feedz has forgotten those of earlier ones.
 */
function fivePeople(id: number): PeopleLists {
  const [leader, report, returned, nameless, left] = [1, 2, 3, 4, 5].map((n) => String(id + n));
  const place = { branchCode: String(id), departmentCode: String(id), jobCode: String(id) };
  const bond = (code = '', change: Partial<EmployeeItem> = {}): EmployeeItem =>
    employeeItem(code, { ...place, managerPersonCode: leader ?? null, ...change });
  return {
    situations: SMALL_STRUCTURE.situations,
    units: [{ companyCode: '10', branchCode: place.branchCode, description: `Filial ${id}` }],
    departments: [{ departmentCode: place.departmentCode, description: `Lotação ${id}` }],
    jobs: [{ jobCode: place.jobCode, level: '1', description: `Analista ${id}` }],
    persons: [
      personItem(leader ?? '', { name: 'Clara Nunes' }),
      personItem(report ?? '', { name: 'Davi Prado' }),
      personItem(returned ?? '', { name: 'Elisa Rocha' }),
      personItem(nameless ?? '', { name: 'Fabio' }),
      personItem(left ?? '', { name: 'Gil Ramos' }),
    ],
    employees: [
      bond(leader, { managerPersonCode: null }),
      bond(report),
      bond(returned, {
        situationCode: '22',
        admissionDate: '2019-02-01',
        dismissalDate: '2022-06-30',
      }),
      bond(returned, { registration: `${returned}9` }),
      bond(nameless),
      bond(left, { situationCode: '21', dismissalDate: '2025-11-28' }),
    ],
  };
}

interface WrittenCount {
  readonly entity: string;
  readonly accepted: number;
  readonly refused: number;
}

const flows: readonly Flow[] = [
  {
    name: 'people-synced',
    title: 'Pessoas do Datasul chegam à Feedz',
    run: async ({ people, feedz, events, ops, firstId }) => {
      const id = firstId + 40;
      const startedAt = new Date().toISOString();
      await people.replace(fivePeople(id));
      // As many guided starts a day as one likes: the limit of two runs is overridden, by name and reason.
      await ops.run('people', 'run', 'start', PROFILE, '--full', '--override', '--yes');
      const { value } = await events.next(
        peopleRunFinished,
        (run) => run['profile'] === PROFILE && String(run['startedAt']) >= startedAt,
        WAIT_MS,
      );
      if (value['state'] !== 'finished')
        throw new Error(
          `a execução terminou ${String(value['state'])}: ${String(value['reason'])}`,
        );
      const [leader, report, returned, nameless, left] = await Promise.all(
        [1, 2, 3, 4, 5].map((n) => feedz.person(String(id + n))),
      );
      const led = [report, returned, left].map((person) => person?.managerIntegrationId);
      if (!leader || nameless || led.some((manager) => manager !== leader.integrationId))
        throw new Error(
          `quatro pessoas deveriam estar na Feedz, três com líder; líderes: ${led.join(', ')}`,
        );
      if (left?.dismissalType !== 1) throw new Error('o pedido de demissão deveria ser do tipo 1');
      if (returned?.dismissalDate)
        throw new Error('o vínculo ativo deveria contar, não o anterior');
      const counts = (value['written'] as WrittenCount[]).find(({ entity }) => entity === 'person');
      return {
        event: 'pedido do operador',
        step: '6 vínculos, 5 pessoas → estrutura, pessoas, líderes',
        asked: 'Datasul, 6 listas; Feedz, lotes de até 100',
        answered: `${counts?.accepted ?? 0} aceitas; 1 retida aqui: 5014, nome sem sobrenome`,
        written: '4 pessoas e 3 líderes na Feedz; demissão do tipo 1',
      };
    },
  },
];

/** people-sync: who works where, and for whom. */
export const peopleGroup: FlowGroup = { flows, hears: [peopleRunFinished] };
