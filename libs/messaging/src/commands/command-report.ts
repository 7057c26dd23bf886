/** Tells how far a command has come, while it runs. */
export interface CommandReport {
  /**
   * Never rejects: what cannot be told is logged.
   *
   * @param message for a person, in Portuguese
   * @param result numbers for programs, e.g. `{ done: 40, of: 200, perMinute: 80 }`
   */
  progress(message: string, result?: unknown): Promise<void>;
}
