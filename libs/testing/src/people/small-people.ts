import type { EmployeeItem, PeopleLists, PersonItem } from './people-items';

/** A structure of one unit (`10|1`), two departments (`100`, `200`) and two jobs (`1000|1`, `1000|2`). */
export const SMALL_STRUCTURE: Omit<PeopleLists, 'persons' | 'employees'> = {
  situations: [
    { situationCode: '1', description: 'Ativo', initiative: null, justCause: null },
    {
      situationCode: '21',
      description: 'Pedido de demissão',
      initiative: 'Funcionário',
      justCause: false,
    },
    { situationCode: '22', description: 'Dispensa', initiative: 'Empresa', justCause: false },
    { situationCode: '23', description: 'Justa causa', initiative: 'Empresa', justCause: true },
    { situationCode: '24', description: 'Término', initiative: 'Empresa', justCause: null },
  ],
  units: [{ companyCode: '10', branchCode: '1', description: 'Matriz' }],
  departments: [
    { departmentCode: '100', description: 'Engenharia' },
    { departmentCode: '200', description: 'Financeiro' },
  ],
  jobs: [
    { jobCode: '1000', level: '1', description: 'Analista Júnior' },
    { jobCode: '1000', level: '2', description: 'Analista Pleno' },
  ],
};

/** A person against whom there is nothing, but for what shall differ. */
export function personItem(personCode: string, change: Partial<PersonItem> = {}): PersonItem {
  return {
    personCode,
    name: 'Ana Souza',
    socialName: null,
    email: `ana.${personCode}@example.com`,
    cpf: null,
    ...change,
  };
}

/** A bond in force within {@link SMALL_STRUCTURE}, but for what shall differ; its registration is the person's code. */
export function employeeItem(personCode: string, change: Partial<EmployeeItem> = {}): EmployeeItem {
  return {
    companyCode: '10',
    branchCode: '1',
    registration: personCode,
    personCode,
    situationCode: '1',
    admissionDate: '2024-02-01',
    dismissalDate: null,
    jobCode: '1000',
    jobLevel: '1',
    departmentCode: '100',
    managerPersonCode: null,
    ...change,
  };
}
