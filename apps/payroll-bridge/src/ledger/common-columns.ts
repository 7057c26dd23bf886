/**
 * Members in which all of several objects agree, so that they are sent once: of the rows of a call, which have profile,
 * competência, state and times in common, half of the text.
 *
 * @returns of fewer than two objects none
 */
export function commonMembers<T extends object>(values: readonly T[]): ReadonlySet<keyof T> {
  const [first, ...others] = values;
  if (!first || others.length === 0) return new Set();
  const members = Object.keys(first) as (keyof T)[];
  return new Set(
    members.filter((member) => others.every((other) => isSame(first[member], other[member]))),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return one === other;
}
