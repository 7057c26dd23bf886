/**
 * The form in which texts typed by people are compared: without case, accents, outer and repeated space. HR types the
 * titles of custom fields, roles and workplaces, so "POSTO DE TRABALHO " and "Posto de trabalho" are one.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Whether two texts mean the same to a person. A missing text equals nothing. */
export function sameText(a: string | null | undefined, b: string | null | undefined): boolean {
  return a != null && b != null && comparable(a) === comparable(b);
}
