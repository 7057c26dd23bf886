/** Longest text of an answer that is passed on. */
export const MAX_TEXT = 2_000;

/** A text of an answer, trimmed and cut at {@link MAX_TEXT} characters, never within a surrogate pair. */
export function boundedText(text: string): string {
  const trimmed = text.trim().replace(/\p{Surrogate}/gu, '\uFFFD');
  if (trimmed.length <= MAX_TEXT) return trimmed;
  return `${trimmed.slice(0, MAX_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
