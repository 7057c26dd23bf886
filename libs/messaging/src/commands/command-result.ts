/** What a handler answers. */
export interface CommandResult {
  /**
   * `done` by default. `refused`: cannot be done as asked (say how it can); what the handler wrote is rolled back.
   * `failed`: was tried. `progress`: a run has begun, whose last answer follows by `CommandAnswers.finish`.
   */
  readonly state?: 'done' | 'refused' | 'failed' | 'progress';
  /** For a person, in Portuguese; never personal data. Cut at 2,000 characters. */
  readonly message: string;
  /** JSON of at most 200 KiB, without personal data; lists are paged by a cursor, see `pageOf`. */
  readonly result?: unknown;
}

/** Largest result, in bytes of JSON: an answer has at most 256 KiB. */
export const RESULT_BYTES = 200 * 1024;

/** The answer of a handler that cannot do what it is asked. */
export function refused(message: string, result?: unknown): CommandResult {
  return { state: 'refused', message, result };
}
