import type { Item, Population } from './people.model';

/** Situations (FP0060). The last two say too little for a type of dismissal. */
export const SITUATIONS = [
  { situationCode: '1', description: 'Ativo', initiative: null, justCause: null },
  { situationCode: '5', description: 'Afastado', initiative: null, justCause: null },
  {
    situationCode: '21',
    description: 'Pedido de demissão',
    initiative: 'Funcionário',
    justCause: false,
  },
  {
    situationCode: '22',
    description: 'Dispensa sem justa causa',
    initiative: 'Empresa',
    justCause: false,
  },
  {
    situationCode: '23',
    description: 'Dispensa por justa causa',
    initiative: 'Empresa',
    justCause: true,
  },
  {
    situationCode: '24',
    description: 'Término de contrato',
    initiative: 'Empresa',
    justCause: null,
  },
  { situationCode: '25', description: 'Falecimento', initiative: null, justCause: null },
] as const;

export const ACTIVE = '1';
/** Situations of a dismissal from which its type follows. */
export const DISMISSED = ['21', '22', '23'];
/** Situations of a dismissal from which no type follows. */
export const DISMISSED_UNCLEAR = ['24', '25'];

const AREAS = ['Administração', 'Comercial', 'Engenharia', 'Financeiro', 'Jurídico', 'Logística'];
const TITLES = ['Analista', 'Assistente', 'Auxiliar', 'Coordenador', 'Especialista', 'Técnico'];
const GRADES = ['Júnior', 'Pleno', 'Sênior'];
const CITIES = ['Matriz', 'Campinas', 'Joinville', 'Recife', 'Goiânia', 'Manaus'];

/** Establishments, departments, jobs and situations for so many persons: few of each, and each with a name of its own. */
export function madeUpStructure(
  persons: number,
): Omit<Population, 'persons' | 'employees'> & { readonly units: readonly Item[] } {
  const some = Math.ceil(Math.sqrt(Math.max(persons, 1)));
  return {
    situations: SITUATIONS,
    units: list(bounded(Math.ceil(persons / 400), 2, 12), (n) => ({
      companyCode: n % 2 === 0 ? '1' : '10',
      branchCode: String(1 + Math.floor(n / 2)),
      description: named(CITIES, n),
    })),
    departments: list(bounded(some, 3, 200), (n) => ({
      departmentCode: String(100 + n * 10),
      description: named(AREAS, n),
    })),
    jobs: list(bounded(some, 3, 200), (n) => ({
      jobCode: String(1_000 + Math.floor(n / GRADES.length)),
      level: String(1 + (n % GRADES.length)),
      description: `${named(TITLES, Math.floor(n / GRADES.length))} ${GRADES[n % GRADES.length]}`,
    })),
  };
}

function named(names: readonly string[], n: number): string {
  const round = Math.floor(n / names.length);
  return `${names[n % names.length]}${round === 0 ? '' : ` ${round + 1}`}`;
}

function list<T>(length: number, make: (n: number) => T): T[] {
  return Array.from({ length }, (_, n) => make(n));
}

function bounded(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
