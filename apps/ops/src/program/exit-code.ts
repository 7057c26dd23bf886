/** How a run ended, for programs; explained by `ops help exit-codes` and docs/ops.md. */
export const EXIT = {
  done: 0,
  /** It was tried and went wrong, or Kafka could not be reached. */
  failed: 1,
  /** `topics plan` found a difference, or `topics apply` refused one. */
  difference: 2,
  /** Cannot be done as asked: wrong usage, bad arguments, no reason given, not confirmed. */
  refused: 3,
  /** The service did not answer in time. */
  noAnswer: 4,
  /** Some of what was asked for was done, some not. */
  partly: 5,
  /** Ctrl-C, as shells have it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
