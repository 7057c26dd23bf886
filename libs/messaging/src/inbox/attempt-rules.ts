/** What is known about attempts at one partition; the row of `consume_attempt`. Offsets are inclusive. */
export interface ConsumeAttempt {
  readonly firstOffset: bigint;
  readonly lastOffset: bigint;
  /** Attempts begun at `firstOffset` and neither ended nor taken back: each but the present one was a process's death. */
  readonly starts: number;
  /** Up to here events run one by one, because a slice that held one of them killed the process again and again. */
  readonly narrowUntil: bigint | null;
}

/** How the slice may be run: whole, its first event alone, or not at all (its first event kills the process). */
export type AttemptMode = 'slice' | 'alone' | 'crash';

/** Deaths after which a slice runs one event at a time, and deaths after which a lone event is dead. */
export const DEATHS_ALLOWED = 3;

/** The next attempt at a partition, as it is recorded. */
export interface NextAttempt {
  readonly attempt: ConsumeAttempt;
  readonly mode: AttemptMode;
  /**
   * Whether nothing else may be open in the process meanwhile. The first death is shared by all that was open; after it
   * each suspect runs by itself, so that an innocent clears itself and deaths are charged to who caused them.
   */
  readonly alone: boolean;
}

/**
 * What the next attempt at a partition may be, given what is recorded of the last one.
 *
 * @param previous the recorded attempt, `null` if none
 * @param first offset of the first event of the slice to be run
 * @param last offset of its last event
 */
export function nextAttempt(
  previous: ConsumeAttempt | null,
  first: bigint,
  last: bigint,
): NextAttempt {
  const again = previous !== null && previous.firstOffset === first;
  const deaths = again ? previous.starts : 0;
  const narrow =
    previous?.narrowUntil != null && first <= previous.narrowUntil ? previous.narrowUntil : null;

  if (narrow !== null) {
    const attempt = {
      firstOffset: first,
      lastOffset: first,
      starts: deaths + 1,
      narrowUntil: narrow,
    };
    return { attempt, mode: deaths >= DEATHS_ALLOWED ? 'crash' : 'alone', alone: true };
  }
  if (deaths >= DEATHS_ALLOWED) {
    const until = again && previous.lastOffset > last ? previous.lastOffset : last;
    return {
      attempt: { firstOffset: first, lastOffset: first, starts: 1, narrowUntil: until },
      mode: 'alone',
      alone: true,
    };
  }
  return {
    attempt: { firstOffset: first, lastOffset: last, starts: deaths + 1, narrowUntil: null },
    mode: 'slice',
    alone: deaths > 0,
  };
}
