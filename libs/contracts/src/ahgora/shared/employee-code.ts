/** `codfuncionario` of Ahgora and Datasul taken apart; each segment as a number is written, without leading zeros. */
export interface EmployeeCode {
  readonly empresa: string;
  readonly estabelecimento: string;
  readonly matricula: string;
}

const CODE = /^\s*0*(\d{1,20})\s*\|\s*0*(\d{1,20})\s*\|\s*0*(\d{1,20})\s*$/;

/**
 * Takes `Empresa|Estabelecimento|Matrícula` apart: the one key of an employee at Datasul. Segments are compared without
 * leading zeros, so `10|1|00000001` and `10|001|1` are the same person.
 * @returns `undefined` for anything that is not three numbers.
 */
export function employeeCode(codfuncionario: string): EmployeeCode | undefined {
  const [, empresa, estabelecimento, matricula] = CODE.exec(codfuncionario) ?? [];
  if (!empresa || !estabelecimento || !matricula) return undefined;
  return { empresa, estabelecimento, matricula };
}

/** What the keyed hash of an employee is made over; the parts cannot run into each other. */
export function employeeHashText(source: string, code: EmployeeCode): string {
  return JSON.stringify(['employee', source, code.empresa, code.estabelecimento, code.matricula]);
}
