import type { EmployeeFacts, PersonFacts, StructureFacts } from '../facts';
import type { PersonContext } from '../person-record.rules';

export const TODAY = '2026-03-02';

/** A person for specs, nothing wrong with it. */
export function testPerson(changes: Partial<PersonFacts> = {}): PersonFacts {
  return {
    ...{ code: '1001', name: 'Maria da Silva', socialName: null, cpf: null, unread: [] },
    email: 'maria@example.com',
    ...changes,
  };
}

/** Her bond, active since 2021. */
export function testBond(changes: Partial<EmployeeFacts> = {}): EmployeeFacts {
  return {
    ...{ empresa: '10', estabelecimento: '1', matricula: '9445', personCode: '1001' },
    ...{ unit: '10|1', department: '10.20', job: '1203|2', situation: '1' },
    ...{ admission: '2021-03-01', dismissal: null, manager: '1002', unread: [] },
    ...changes,
  };
}

/** A situation for specs: dismissed by the employer without just cause. */
export function testSituation(changes: Partial<StructureFacts> = {}): StructureFacts {
  return {
    ...{ entity: 'situation', code: '30', name: 'Demissão' },
    ...{ initiative: 'Empresa', justCause: false },
    ...changes,
  };
}

/** Everything that is named is there; situation 30 is {@link testSituation}. */
export function testContext(changes: Partial<PersonContext> = {}): PersonContext {
  return {
    today: TODAY,
    rules: { employeeInitiative: ['Funcionário'] },
    situation: (code) => (code === '30' ? testSituation() : undefined),
    knows: () => true,
    ...changes,
  };
}
