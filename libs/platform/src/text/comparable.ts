/**
 * The form in which texts typed by people are compared: without case, accents, outer and repeated space. HR types step
 * names, roles and titles of custom fields anew for each job, so "POSTO DE TRABALHO " and "Posto de trabalho" are one.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
