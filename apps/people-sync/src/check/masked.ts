/** A personal value as it may be shown: its first letter and its length, of a short one the length alone. */
export function masked(value: string): string {
  const letters = [...value];
  const shown = letters.length > 2 ? (letters[0] ?? '') : '';
  return `${shown}… (${letters.length})`;
}

/** A personal day as it may be shown: year and month, as in events. */
export function maskedDay(day: string): string {
  return `${day.slice(0, 7)}-…`;
}
