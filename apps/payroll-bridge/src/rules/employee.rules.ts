import { employeeCode, type EmployeeCode } from '@ponte/contracts';
import { type Fault, fault } from './fault';
import type { ReceivedItem } from './received-item';
import { withoutZeros } from './without-zeros';

/** Who an item is about, as far as it can be read. No fault names a digit of a person's number. */
export interface ReadEmployee {
  readonly code?: EmployeeCode;
  /** The company as written in `codfuncionario`. */
  readonly empresa?: string;
  readonly ofCode: readonly Fault[];
  readonly ofMatricula: readonly Fault[];
}

/** The parts of `codfuncionario`, and whether `matricula` is their concatenation. */
export function readEmployee(
  { matricula, codfuncionario, fault: itemFault }: ReceivedItem,
  profile: { readonly id: string; readonly companies: readonly string[] },
): ReadEmployee {
  const code = employeeCode(codfuncionario);
  if (itemFault === 'employee-unreadable') {
    const words = 'matricula ou codfuncionario não foi informado, ou não é texto';
    return { code, ofCode: [fault('employee-unreadable', words)], ofMatricula: [] };
  }
  if (!code) {
    const words =
      'codfuncionario não tem a forma Empresa|Estabelecimento|Matrícula, só com dígitos';
    return { ofCode: [fault('employee-code', words)], ofMatricula: [] };
  }
  const ofMatricula = isConcatenation(matricula, code)
    ? []
    : [
        fault(
          'employee-number',
          'matricula não corresponde a codfuncionario: deve ser Empresa, Estabelecimento e Matrícula em sequência (zeros à esquerda não contam)',
        ),
      ];
  const empresa = codfuncionario.split('|')[0]?.trim();
  return { code, empresa, ofCode: companyFaults(code, profile), ofMatricula };
}

/** Each part may be padded: 10, 1 and 9445 are `1019445` as well as `10010009445`. */
function isConcatenation(matricula: string, code: EmployeeCode): boolean {
  const { empresa, estabelecimento, matricula: number } = code;
  // Mostly nothing is padded, and an expression for each employee takes 40 µs to be made.
  if (matricula === `${empresa}${estabelecimento}${number}`) return true;
  return new RegExp(`^0*${empresa}0*${estabelecimento}0*${number}$`).test(matricula);
}

function companyFaults(
  { empresa }: EmployeeCode,
  { id, companies }: { readonly id: string; readonly companies: readonly string[] },
): Fault[] {
  return companies.some((each) => withoutZeros(each) === empresa)
    ? []
    : [fault('company', `a empresa ${empresa} não está no perfil ${id}`)];
}
