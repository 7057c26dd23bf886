import { lineFields, type LineFields } from './line-fields';
import type { SentLine } from './sent-line';

/**
 * The rubricas of one call that is being put together. Two that one reply entry could belong to (equal rubrica, referência
 * and date; matrículas that are the same but for zero padding, as 1|11|5 and 11|1|5 are) must not share a call.
 */
export class CallMembers {
  private readonly members = new Map<string, LineFields[]>();

  /** Whether no rubrica that was added could be confused with it. */
  admits(line: SentLine): boolean {
    const fields = lineFields(line);
    const alike = this.members.get(keyOf(fields)) ?? [];
    return !alike.some(({ matricula }) => matricula.meets(fields.matricula));
  }

  add(line: SentLine): void {
    const fields = lineFields(line);
    const key = keyOf(fields);
    this.members.set(key, [...(this.members.get(key) ?? []), fields]);
  }
}

function keyOf({ matricula, rubrica, referencia, datafalta }: LineFields): string {
  return JSON.stringify([matricula.key, rubrica, referencia, datafalta]);
}
