import { type AttemptMode, type ConsumeAttempt, nextAttempt } from './attempt-rules';

/** Runs slices that begin at `first` until the process has died `deaths` times, and returns the mode of each. */
function dying(from: ConsumeAttempt | null, first: bigint, last: bigint, deaths: number) {
  const modes: AttemptMode[] = [];
  let attempt = from;
  for (let n = 0; n < deaths; n += 1) {
    const next = nextAttempt(attempt, first, last);
    modes.push(next.mode);
    attempt = next.attempt;
  }
  return { modes, attempt };
}

const finished = (attempt: ConsumeAttempt): ConsumeAttempt => ({ ...attempt, starts: 0 });

describe('nextAttempt', () => {
  it('runs a slice whole three times, then its first event alone three times, then gives that event up', () => {
    const { modes } = dying(null, 600n, 1099n, 7);
    expect(modes).toEqual(['slice', 'slice', 'slice', 'alone', 'alone', 'alone', 'crash']);
  });

  it('stays narrow up to the end of the slice that killed, and not beyond', () => {
    const killed = dying(null, 600n, 700n, 4);
    expect(nextAttempt(finished(killed.attempt!), 601n, 900n)).toMatchObject({
      mode: 'alone',
      attempt: { starts: 1 },
    });
    expect(nextAttempt(finished(killed.attempt!), 700n, 900n).mode).toBe('alone');
    expect(nextAttempt(finished(killed.attempt!), 701n, 900n)).toMatchObject({
      mode: 'slice',
      attempt: { narrowUntil: null },
    });
  });

  it('finds the culprit in the middle: its neighbours run, it alone is given up', () => {
    let attempt = dying(null, 10n, 12n, 4).attempt!;
    expect(attempt).toMatchObject({ firstOffset: 10n, narrowUntil: 12n });
    const culprit = dying(finished(attempt), 11n, 12n, 4);
    expect(culprit.modes).toEqual(['alone', 'alone', 'alone', 'crash']);
    attempt = finished(culprit.attempt!);
    expect(nextAttempt(attempt, 12n, 40n).mode).toBe('alone');
    expect(nextAttempt(finished(attempt), 13n, 40n).mode).toBe('slice');
  });

  it('does not count an attempt that ended', () => {
    let attempt: ConsumeAttempt | null = null;
    for (let n = 0; n < 10; n += 1) {
      const next = nextAttempt(attempt, 5n, 9n);
      expect(next.mode).toBe('slice');
      attempt = finished(next.attempt);
    }
  });

  it('keeps the longest slice that killed when fewer events are fetched the next time', () => {
    const { attempt } = dying(null, 600n, 1099n, 3);
    expect(nextAttempt(attempt, 600n, 620n)).toMatchObject({
      mode: 'alone',
      attempt: { narrowUntil: 1099n },
    });
  });

  it('runs alone in the process from the first death on, until the end of what is narrow', () => {
    const alone: boolean[] = [];
    let attempt: ConsumeAttempt | null = null;
    for (let n = 0; n < 7; n += 1) {
      const next = nextAttempt(attempt, 5n, 9n);
      alone.push(next.alone);
      attempt = next.attempt;
    }
    expect(alone).toEqual([false, true, true, true, true, true, true]);
    expect(nextAttempt(finished(attempt!), 6n, 9n).alone).toBe(true);
    expect(nextAttempt(finished(attempt!), 10n, 12n).alone).toBe(false);
  });
});
