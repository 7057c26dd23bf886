import { compareCodes } from './compare-codes';
import type { EmployeeFacts } from './facts';

/**
 * The one bond of a person that Feedz is told of, which knows no more than one: active before dismissed, then the latest
 * admission, then the lowest code (empresa, estabelecimento, matrícula, each as a number).
 * @param today `YYYY-MM-DD` in São Paulo
 * @returns undefined if there is none
 */
export function chooseBond(
  bonds: readonly EmployeeFacts[],
  today: string,
): EmployeeFacts | undefined {
  return [...bonds].sort((one, other) => compareBonds(one, other, today))[0];
}

/** A dismissal counts from its own day on. */
export function isActive({ dismissal }: Pick<EmployeeFacts, 'dismissal'>, today: string): boolean {
  return dismissal === null || dismissal > today;
}

/** Which of two bonds of a person is chosen rather than the other, as a comparison for `sort`. */
export function compareBonds(one: EmployeeFacts, other: EmployeeFacts, today: string): number {
  return (
    Number(isActive(other, today)) - Number(isActive(one, today)) ||
    compareDays(other.admission, one.admission) ||
    compareCodes(one.empresa, other.empresa) ||
    compareCodes(one.estabelecimento, other.estabelecimento) ||
    compareCodes(one.matricula, other.matricula)
  );
}

/** Days as text compare as days; none is before all. */
function compareDays(one: string | null, other: string | null): number {
  const [left, right] = [one ?? '', other ?? ''];
  return left < right ? -1 : Number(left > right);
}
