/** Between looks at a process that takes longer than it should. */
const LATE_MS = 10 * 60_000;

/** How a process is looked at: settings of the profile. */
export interface PollSettings {
  readonly pollsMs: readonly number[];
  readonly processWithinMs: number;
  readonly giveUpAfterMs: number;
}

/**
 * When a process that has not ended is looked at next.
 * @param polls looks so far
 * @param ageMs since Feedz took the lot
 */
export function nextPoll(
  { pollsMs, processWithinMs, giveUpAfterMs }: PollSettings,
  polls: number,
  ageMs: number,
): { readonly afterMs: number; readonly isLate: boolean } | { readonly giveUp: true } {
  if (ageMs >= giveUpAfterMs) return { giveUp: true };
  const isLate = ageMs >= processWithinMs;
  const usual = pollsMs[Math.min(polls, pollsMs.length - 1)] ?? LATE_MS;
  // Never beyond the moment at which it is given up.
  const afterMs = Math.min(isLate ? Math.max(LATE_MS, usual) : usual, giveUpAfterMs - ageMs);
  return { afterMs, isLate };
}
