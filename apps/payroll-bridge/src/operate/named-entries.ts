/** An entry as an operator names it: its id, and the version of it that they were shown, if they say which. */
export const NAMED_ENTRY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(@[1-9]\d{0,8})?$/i;

/** By id: the version that was shown; undefined: it is decided whatever it is by now. */
export function namedEntries(named: readonly string[]): ReadonlyMap<string, number | undefined> {
  return new Map(
    named.map((each) => {
      const [id = '', version] = each.toLowerCase().split('@');
      return [id, version === undefined ? undefined : Number(version)];
    }),
  );
}
