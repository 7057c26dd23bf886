import { nextPoll } from './poll-delay.rules';

const settings = {
  pollsMs: [2, 5, 60].map((s) => s * 1_000),
  processWithinMs: 7_200_000,
  giveUpAfterMs: 86_400_000,
};

describe('looks at a process', () => {
  it('come less and less often, the last wait again and again', () => {
    const waits = [0, 1, 2, 3, 50].map((polls) => nextPoll(settings, polls, 10_000));
    expect(waits.map((wait) => 'afterMs' in wait && wait.afterMs)).toEqual([
      ...[2_000, 5_000, 60_000, 60_000, 60_000],
    ]);
  });

  it('come every ten minutes once it takes longer than it should', () => {
    expect(nextPoll(settings, 200, 7_200_000)).toEqual({ afterMs: 600_000, isLate: true });
  });

  it('end with the last one at the moment of giving up', () => {
    expect(nextPoll(settings, 300, 86_300_000)).toEqual({ afterMs: 100_000, isLate: true });
    expect(nextPoll(settings, 300, 86_400_000)).toEqual({ giveUp: true });
  });
});
