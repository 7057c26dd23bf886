import { lineFields } from './line-fields';
import { matriculaForms, type MatriculaForms } from './matricula-forms';
import type { SentLine } from './sent-line';

/**
 * The rubricas of one call that is being put together. Two that one reply entry could belong to (equal rubrica, referência
 * and date; matrículas that are the same but for zero padding, as 1|11|5 and 11|1|5 are) must not share a call.
 */
export class CallMembers {
  private readonly members = new Map<string, MatriculaForms[]>();

  /** Whether no rubrica that was added could be confused with it. */
  admits(line: SentLine): boolean {
    const forms = matriculaForms(line);
    return !this.alike(line, forms).some((other) => other.meets(forms));
  }

  add(line: SentLine): void {
    const forms = matriculaForms(line);
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
