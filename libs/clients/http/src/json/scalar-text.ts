/** A text that is not blank, or a number or boolean as text. Integers beyond 2^53 − 1 were rounded by the parser: absent. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : String(value);
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
