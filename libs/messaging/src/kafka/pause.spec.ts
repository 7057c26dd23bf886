import { onAbort, pause } from './pause';

describe('pause', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('ends after its time', async () => {
    const pausing = pause(1_000, new AbortController().signal);
    await jest.advanceTimersByTimeAsync(1_000);
    await pausing;
    expect(jest.getTimerCount()).toBe(0);
  });

  it('ends with the abort, also with one that was before, and leaves no timer behind', async () => {
    const stopping = new AbortController();
    const pausing = pause(1_000, stopping.signal);
    stopping.abort();
    await pausing;
    await pause(1_000, stopping.signal);
    expect(jest.getTimerCount()).toBe(0);
  });
});

it('onAbort runs once, at once if the abort was before, and not at all once it is forgotten', () => {
  const stopping = new AbortController();
  const [kept, forgotten, late] = [jest.fn(), jest.fn(), jest.fn()];
  onAbort(stopping.signal, kept);
  onAbort(stopping.signal, forgotten)();
  stopping.abort();
  onAbort(stopping.signal, late);
  expect([kept, forgotten, late].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1]);
});
