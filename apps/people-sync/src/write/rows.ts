/** A row as an object: its members are the columns in camel case. */
export function fromRow<T extends object>(row: Readonly<Record<string, unknown>>): T {
  const value: Record<string, unknown> = {};
  for (const column of Object.keys(row)) value[memberOf(column)] = row[column];
  return value as T;
}

/** Objects as JSON for `json_populate_recordset`: columns are the members in snake case, what is null is left out. */
export function rowsText(values: readonly object[]): string {
  return JSON.stringify(
    values.map((value) =>
      Object.fromEntries(
        Object.entries(value).flatMap(([member, content]) =>
          content === null || content === undefined ? [] : [[columnOf(member), content as unknown]],
        ),
      ),
    ),
  );
}

function columnOf(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function memberOf(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
