import { nextLateLook } from './late-look.rules';

const HOUR_MS = 3_600_000;
const giveUpAfterMs = 24 * HOUR_MS;

describe('a process that was given up', () => {
  it('is looked at each hour for a week', () => {
    expect(nextLateLook({ giveUpAfterMs }, giveUpAfterMs)).toBe(HOUR_MS);
    expect(nextLateLook({ giveUpAfterMs }, giveUpAfterMs + 6 * 24 * HOUR_MS)).toBe(HOUR_MS);
    expect(nextLateLook({ giveUpAfterMs }, giveUpAfterMs + 7 * 24 * HOUR_MS)).toBeUndefined();
  });

  it('is looked at as often as it was waited for, if that was less', () => {
    expect(nextLateLook({ giveUpAfterMs: 60_000 }, 61_000)).toBe(60_000);
  });
});
