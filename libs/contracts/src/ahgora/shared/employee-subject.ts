/**
 * Whose data a sealed part of Ahgora's results, or of what became of them, holds: the label of the seal. Readable without
 * a key, so the employee stands there as the keyed hash.
 * @param employee the keyed hash, 64 hex digits
 */
export function employeeSubject(
  source: string,
  employee: string,
): { readonly system: 'ahgora'; readonly source: string; readonly person: string } {
  return { system: 'ahgora', source, person: employee };
}
