/**
 * The tables of a service that keeps something under lookup hashes, for its migration.
 *
 * @param prefix of their names, e.g. `payroll`
 */
export function lookupKeyTables(prefix: string): {
  readonly names: readonly string[];
  readonly statements: readonly string[];
} {
  const [key, user, rehash] = ['lookup_key', 'lookup_user', 'rehash'].map(
    (name) => `${prefix}_${name}`,
  ) as [string, string, string];
  return {
    names: [key, user, rehash],
    statements: [
      // Fingerprints of the lookup keys under which something may stand.
      `CREATE TABLE ${key} (
        fingerprint  char(64)    PRIMARY KEY,
        used_at      timestamptz NOT NULL
      )`,
      // The keys of each process that runs, that by which it writes first.
      `CREATE TABLE ${user} (
        holder        text        PRIMARY KEY,
        fingerprints  text[]      NOT NULL,
        until         timestamptz NOT NULL
      )`,
      // How far everything was gone through to put all of it under one key, and whether that was so of every page.
      `CREATE TABLE ${rehash} (
        one          boolean     PRIMARY KEY DEFAULT true CHECK (one),
        fingerprint  char(64)    NOT NULL,
        begun_at     timestamptz NOT NULL,
        last         text,
        clean        boolean     NOT NULL
      )`,
    ],
  };
}
