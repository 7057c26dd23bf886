/** An object as a row: its columns are the members in snake case. */
export function toRow(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([member, content]) => [columnOf(member), content as unknown]),
  );
}

/** A row as an object: its members are the columns in camel case. */
export function fromRow<T extends object>(row: Readonly<Record<string, unknown>>): T {
  return Object.fromEntries(
    Object.entries(row).map(([column, content]) => [memberOf(column), content]),
  ) as T;
}

const columns = new Map<string, string>();
const members = new Map<string, string>();

/** The column of a member. */
export function columnOf(member: string): string {
  let column = columns.get(member);
  if (column === undefined)
    columns.set(
      member,
      (column = member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
    );
  return column;
}

function memberOf(column: string): string {
  let member = members.get(column);
  if (member === undefined)
    members.set(
      column,
      (member = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())),
    );
  return member;
}
