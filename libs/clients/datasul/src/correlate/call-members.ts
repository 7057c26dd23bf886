import { lineFields } from './line-fields';
import { matriculaForms, type MatriculaForms } from './matricula-forms';
import type { SentLine } from './sent-line';

/**
 * Rubricas of one employee in a call at most. If a reply leaves out what tells them apart, each of them may be each: so many
 * are correlated in a quarter of a second, 5,000 took 20, in which the process did nothing else.
 */
const MOST_OF_ONE = 500;

/**
 * The rubricas of one call that is being put together. Two that one reply entry could belong to (equal rubrica, referência
 * and date; matrículas that are the same but for zero padding, as 1|11|5 and 11|1|5 are) must not share a call.
 */
export class CallMembers {
  private readonly members = new Map<string, MatriculaForms[]>();
  /** By the digits of the matrícula. */
  private readonly counts = new Map<string, number>();

  /** Whether no rubrica that was added could be confused with it, nor too many are of its employee. */
  admits(line: SentLine): boolean {
    const forms = matriculaForms(line);
    if ((this.counts.get(forms.key) ?? 0) >= MOST_OF_ONE) return false;
    return !this.alike(line, forms).some((other) => other.meets(forms));
  }

  add(line: SentLine): void {
    const forms = matriculaForms(line);
    this.counts.set(forms.key, (this.counts.get(forms.key) ?? 0) + 1);
    this.members.set(keyOf(line, forms), [...this.alike(line, forms), forms]);
  }

  private alike(line: SentLine, forms: MatriculaForms): readonly MatriculaForms[] {
    return this.members.get(keyOf(line, forms)) ?? [];
  }
}

function keyOf(line: SentLine, { key }: MatriculaForms): string {
  const { rubrica, referencia, datafalta } = lineFields(line);
  return JSON.stringify([key, rubrica, referencia, datafalta]);
}
