/** One thing wrong with the configuration, told so that it can be mended without reading code. */
export interface ConfigFault {
  /** The variable, or file, line and path, e.g. `DATABASE_URL` or `rules.yaml:12 gupy.acme.url`. */
  readonly where: string;
  /** What was expected there. Never quotes a secret's value. */
  readonly message: string;
}
