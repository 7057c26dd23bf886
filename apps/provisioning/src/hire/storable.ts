/**
 * A text as PostgreSQL takes it: without NUL characters, and with the replacement character for half a surrogate pair, which
 * JSON allows and `jsonb` refuses.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
