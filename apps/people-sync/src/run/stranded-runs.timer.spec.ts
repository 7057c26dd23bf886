import { Profiles } from '../config/profiles';
import { testProfile } from '../config/testing/test-profile';
import { StrandedRunsTimer } from './stranded-runs.timer';

describe('an open run of a profile that is not active', () => {
  it('is told once a day', async () => {
    const alerts: unknown[] = [];
    const asked: unknown[] = [];
    let now = 0;
    const run = { id: 'r1', profile: 'off', state: 'writing', hours: 2 };
    const timer = new StrandedRunsTimer(
      { every: () => undefined } as never,
      {
        query: (_: string, values: unknown[]) => {
          asked.push(values[0]);
          return Promise.resolve([run]);
        },
      } as never,
      new Profiles({
        profiles: [testProfile({ id: 'here' }), testProfile({ id: 'off', active: false })],
        keepDays: 400,
      }),
      { now: () => new Date(now) } as never,
      { child: () => ({ error: (facts: unknown) => alerts.push(facts) }) } as never,
    );
    for (const hour of [0, 1, 23]) {
      now = hour * 3_600_000;
      await timer.find();
    }
    expect(alerts).toEqual([
      { alert: 'people-run-stranded', run: 'r1', profile: 'off', state: 'writing', hours: 2 },
    ]);
    // All others are in the way of nobody.
    expect(asked).toEqual([['here'], ['here'], ['here']]);
    now = 24 * 3_600_000;
    await timer.find();
    expect(alerts).toHaveLength(2);
  });
});
