/**
 * The form in which names typed by people are compared: without case, accents, outer and repeated space. Recruiters type
 * step names per job, and candidates see them, so "EXAMES " and "exames" are one step.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Whether two names mean the same to a person. A missing name equals nothing. */
export function sameText(a: string | null | undefined, b: string | null | undefined): boolean {
  return a != null && b != null && comparable(a) === comparable(b);
}
