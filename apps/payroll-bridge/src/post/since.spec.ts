import { Since } from './since';

describe('the time since a moment', () => {
  afterEach(() => jest.restoreAllMocks());

  it('goes on while the steady clock stands still', () => {
    const since = new Since();
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 60_000);
    expect(since.ms).toBeGreaterThanOrEqual(60_000);
  });

  it('goes on while the wall clock is set back', () => {
    const since = new Since();
    const now = performance.now();
    jest.spyOn(Date, 'now').mockReturnValue(0);
    jest.spyOn(performance, 'now').mockReturnValue(now + 7_000);
    expect(since.ms).toBeGreaterThanOrEqual(7_000);
  });
});
