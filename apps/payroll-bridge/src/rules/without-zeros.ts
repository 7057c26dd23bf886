/** A number as text without leading zeros, `0` for zeros only; `''` stays. Numbers beyond 2^53 keep every digit. */
export function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}
