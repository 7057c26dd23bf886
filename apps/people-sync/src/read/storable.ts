/**
 * A text as PostgreSQL takes it: no NUL, and the replacement character for half of a surrogate pair. JSON allows both, and one
 * of them would hold up a whole page.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
