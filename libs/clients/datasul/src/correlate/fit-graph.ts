import type { ReplyEntry } from '../reply/reply-entry';
import { entryFields, fits, lineFields } from './line-fields';
import { matriculaForms, zeroless, type MatriculaForms } from './matricula-forms';
import type { SentLine } from './sent-line';

/** Which entries of a reply fit which rubricas that were sent; both by their index. */
export interface FitGraph {
  /** Per rubrica. */
  readonly entriesOf: readonly (readonly number[])[];
  /** Per entry. */
  readonly linesOf: readonly (readonly number[])[];
}

type Employee = { readonly forms: MatriculaForms; readonly lines: number[] };

/**
 * An entry fits a rubrica if every field that it has is the same, zero padding apart. The matrícula is not optional: an
 * entry without one, or with a field that cannot be read, fits nothing.
 */
export function fitGraph(sent: readonly SentLine[], entries: readonly ReplyEntry[]): FitGraph {
  const fields = sent.map(lineFields);
  const employees = employeesByKey(sent);
  const entriesOf = sent.map((): number[] => []);
  const linesOf = entries.map((entry, index) => {
    const { matricula, unreadable } = entry;
    if (matricula === undefined || unreadable !== undefined) return [];
    const told = entryFields(entry);
    const lines = (employees.get(zeroless(matricula)) ?? [])
      .filter(({ forms }) => forms.holds(matricula))
      .flatMap((employee) => employee.lines)
      .filter((line) => {
        const own = fields[line];
        return own !== undefined && fits(own, told);
      });
    lines.forEach((line) => entriesOf[line]?.push(index));
    return lines;
  });
  return { entriesOf, linesOf };
}

/** Comparing all with all would take 90,000 comparisons for 50 employees with 6 rubricas each. */
function employeesByKey(sent: readonly SentLine[]): Map<string, Employee[]> {
  const known = new Map<string, Employee>();
  const byKey = new Map<string, Employee[]>();
  sent.forEach((line, index) => {
    const name = JSON.stringify([line.matricula, line.codfuncionario]);
    let employee = known.get(name);
    if (employee === undefined) {
      employee = { forms: matriculaForms(line), lines: [] };
      known.set(name, employee);
      byKey.set(employee.forms.key, [...(byKey.get(employee.forms.key) ?? []), employee]);
    }
    employee.lines.push(index);
  });
  return byKey;
}
