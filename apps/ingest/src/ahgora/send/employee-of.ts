import { employeeCode, employeeHashText, type EmployeeCode } from '@ponte/contracts';
import type { LookupHasher } from '@ponte/platform';

/** Whom an item is about, as far as it can be told in the clear. */
export interface ItemEmployee {
  /** The keyed hash: of the code's parts, of the verbatim text where that is no such code, of the place where there is none. */
  readonly hash: string;
  readonly code: EmployeeCode | undefined;
}

export function employeeOf(
  source: string,
  codfuncionario: string,
  hasher: LookupHasher,
  { requestId, position }: { readonly requestId: string; readonly position: number },
): ItemEmployee {
  const code = employeeCode(codfuncionario);
  const other = codfuncionario.trim()
    ? ['employee-verbatim', source, codfuncionario]
    : ['employee-nobody', source, requestId, position];
  const text = code ? employeeHashText(source, code) : JSON.stringify(other);
  return { hash: hasher.hash(text), code };
}
