import { commonMembers } from './common-columns';

/** An object as a row: its columns are the members in snake case. */
export function toRow(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([member, content]) => [columnOf(member), content as unknown]),
  );
}

/**
 * Objects as JSON for `json_populate_recordset` and `json_to_recordset`, which take what is missing for null: without its
 * nulls the text is half as long.
 */
export function rowsText(values: readonly object[]): string {
  return JSON.stringify(values.map((value) => withoutNulls(value)));
}

/** The same with what all of them have in common apart: the second text is one object. See {@link recordsOf}. */
export function recordTexts(values: readonly object[]): [rows: string, common: string] {
  const common = commonMembers<object>(values) as ReadonlySet<string>;
  const [first = {}] = values;
  const shared = Object.entries(first).filter(([member]) => common.has(member));
  return [
    JSON.stringify(values.map((value) => withoutNulls(value, common))),
    JSON.stringify(withoutNulls(Object.fromEntries(shared))),
  ];
}

/** Rows of a table from {@link recordTexts}: what is missing in one is what they have in common. */
export const recordsOf = (table: string): string =>
  `json_populate_recordset(json_populate_record(null::${table}, $2::json), $1::json)`;

function withoutNulls(value: object, except?: ReadonlySet<string>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const member of Object.keys(value)) {
    if (except?.has(member)) continue;
    const content = (value as Record<string, unknown>)[member];
    if (content !== null && content !== undefined) row[columnOf(member)] = content;
  }
  return row;
}

/** A row as an object: its members are the columns in camel case. */
export function fromRow<T extends object>(row: Readonly<Record<string, unknown>>): T {
  const value: Record<string, unknown> = {};
  for (const column of Object.keys(row)) value[memberOf(column)] = row[column];
  return value as T;
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
