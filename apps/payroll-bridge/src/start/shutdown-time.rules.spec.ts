import { DatasulConfig } from '../config/datasul.config';
import { slowestCall } from './shutdown-time.rules';

const profile = (id: string, timeoutMs: number) => ({
  id,
  datasul: Object.assign(new DatasulConfig(), { timeoutMs }),
});

describe('the call that a shutdown waits for', () => {
  it('is the slowest of all profiles', () => {
    const profiles = [profile('quick', 10_000), profile('slow', 60_000)];
    expect(slowestCall(profiles)).toMatchObject({ of: 'the profile slow', timeoutMs: 60_000 });
    expect(slowestCall([])).toBeUndefined();
  });
});
