import type { AhgoraBody, AhgoraItem, AhgoraLine } from './ahgora-body';

/** Which month is made up. The same options make the same month, byte for byte. */
export interface AhgoraMonthOptions {
  readonly employees: number;
  /** Rubricas of each employee, 1 to 90. */
  readonly rubricas: number;
  /** `2026-02` by default. */
  readonly competencia?: string;
  /** Companies, to which the employees belong in turn; `['10']` by default. */
  readonly empresas?: readonly string[];
  /** The first employee's number at Datasul, 9001 by default; the next ones follow. */
  readonly first?: number;
  readonly campoAdicional?: string;
  /** What shall differ in one rubrica, e.g. another value; both counted from 0. */
  readonly change?: (employee: number, rubrica: number) => Partial<AhgoraLine>;
}

/** The events of the vendor's samples come first. */
const FIRST_EVENTS = [103, 206];
/** Then 207, 208, …: three digits, so that company and event may be written without padding where that reads right. */
const MORE_EVENTS_FROM = 205;
const MOST_RUBRICAS = 90;

/**
 * A month of computed results as PontoWeb would send it: synthetic employees, values in hours and minutes below 60.
 *
 * @throws RangeError for options that make no month
 */
export function ahgoraMonth(options: AhgoraMonthOptions): AhgoraBody {
  const { employees, rubricas, competencia = '2026-02', empresas = ['10'] } = options;
  if (!Number.isInteger(employees) || employees < 1)
    throw new RangeError(`employees: ${employees} is no number of employees`);
  if (!Number.isInteger(rubricas) || rubricas < 1 || rubricas > MOST_RUBRICAS)
    throw new RangeError(`rubricas: ${rubricas} is not between 1 and ${MOST_RUBRICAS}`);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(competencia))
    throw new RangeError(`competencia: "${competencia}" is not of the form 2026-02`);
  if (empresas.length === 0 || !empresas.every((empresa) => /^\d+$/.test(empresa)))
    throw new RangeError(`empresas: "${empresas.join()}" are not numbers of companies`);
  return {
    items: Array.from({ length: employees }, (_, employee) =>
      itemOf(employee, empresas[employee % empresas.length] as string, competencia, options),
    ),
  };
}

/** Company and event as a rubrica of which Datasul, looking at the last four digits only, reads that event. */
export function rubricaOf(empresa: string, evento: number): string {
  const plain = `${empresa}${evento}`;
  return Number(plain.slice(-4)) === evento
    ? plain
    : `${empresa}${String(evento).padStart(4, '0')}`;
}

function itemOf(
  employee: number,
  empresa: string,
  competencia: string,
  { rubricas, first = 9_001, campoAdicional = '', change }: AhgoraMonthOptions,
): AhgoraItem {
  const [anocom = '', mescom = ''] = competencia.split('-');
  const number = first + employee;
  return {
    matricula: `${empresa}1${number}`,
    anocom,
    mescom,
    campoAdicional,
    codfuncionario: `${empresa}|1|${number}`,
    resultados: Array.from({ length: rubricas }, (_, line) => ({
      rubrica: rubricaOf(empresa, FIRST_EVENTS[line] ?? MORE_EVENTS_FROM + line),
      referencia: valueOf(employee, line),
      datafalta: '',
      ...change?.(employee, line),
    })),
  };
}

/** Different for neighbours, and never 0,00: primes spread it over hours and minutes. */
function valueOf(employee: number, line: number): string {
  const minutes = 1 + ((employee * 37 + line * 101) % (59 * 60));
  return `${Math.floor(minutes / 60)},${String(minutes % 60).padStart(2, '0')}`;
}
