import { employeeCode, employeeHashText, type EmployeeCode } from '@ponte/contracts';
import type { LookupHasher } from '@ponte/platform';

/** Whom an item is about, as far as it can be told in the clear. */
export interface ItemEmployee {
  /** The keyed hash: of the code's parts, or of the verbatim text where that is no such code. */
  readonly hash: string;
  readonly code: EmployeeCode | undefined;
}

export function employeeOf(
  source: string,
  codfuncionario: string,
  hasher: LookupHasher,
): ItemEmployee {
  const code = employeeCode(codfuncionario);
  const text = code
    ? employeeHashText(source, code)
    : JSON.stringify(['employee-verbatim', source, codfuncionario]);
  return { hash: hasher.hash(text), code };
}
