import { slowestCall } from './slowest-call.rules';

const profile = (id: string, datasul: number, feedz: number) => ({
  ...{ id, datasul: { timeoutMs: datasul }, feedz: { timeoutMs: feedz } },
});

describe('the call that a shutdown waits for', () => {
  it('is the slowest of all profiles and systems', () => {
    const profiles = [profile('a', 60_000, 30_000), profile('b', 1_000, 90_000)];
    expect(slowestCall(profiles)).toMatchObject({ of: 'feedz (profile b)', timeoutMs: 90_000 });
    expect(slowestCall(profiles.slice(0, 1))).toMatchObject({ of: 'datasul (profile a)' });
    expect(slowestCall([])).toBeUndefined();
  });
});
