const DIGITS = /^\d+$/;

/** Orders codes by number where both are digits, whatever their leading zeros; numbers before texts, texts by code unit. */
export function compareCodes(one: string, other: string): number {
  const [left, right] = [DIGITS.test(one), DIGITS.test(other)];
  if (left !== right) return left ? -1 : 1;
  const [first, second] = left ? [BigInt(one), BigInt(other)] : [one, other];
  if (first !== second) return first < second ? -1 : 1;
  return one < other ? -1 : Number(one > other);
}
