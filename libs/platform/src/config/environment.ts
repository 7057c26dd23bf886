/** The variables of a process, replaceable in tests. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The one place where the process environment is touched. */
export function environment(): Environment {
  return process.env;
}
