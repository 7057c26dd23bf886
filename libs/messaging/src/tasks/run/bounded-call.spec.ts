import { boundedCall, type CallBounds, type CallEnd } from './bounded-call';

describe('a bounded call', () => {
  const late: CallEnd<unknown>[] = [];
  const bounds = (leave = new AbortController().signal): CallBounds => ({
    abortMs: 100,
    giveUpMs: 500,
    leave,
    late: (end) => late.push(end),
  });

  beforeEach(() => {
    late.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('returns what the call returned or threw, even before its first await', async () => {
    await expect(boundedCall(async () => 7, bounds())).resolves.toEqual({
      type: 'returned',
      value: 7,
    });
    const error = new Error('bug');
    const thrower = (): Promise<never> => {
      throw error;
    };
    await expect(boundedCall(thrower, bounds())).resolves.toEqual({ type: 'threw', error });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('aborts, then gives up, and hears of what comes after', async () => {
    let signal: AbortSignal | undefined;
    let release: (value: string) => void = () => undefined;
    const end = boundedCall((given) => {
      signal = given;
      return new Promise<string>((resolve) => (release = resolve));
    }, bounds());
    await jest.advanceTimersByTimeAsync(100);
    expect(signal?.aborted).toBe(true);
    await jest.advanceTimersByTimeAsync(400);
    await expect(end).resolves.toEqual({ type: 'overdue' });
    release('late');
    await jest.advanceTimersByTimeAsync(0);
    expect(late).toEqual([{ type: 'returned', value: 'late' }]);
  });

  it('is given up soon after the process has to leave, unless it returns at once', async () => {
    const leaving = new AbortController();
    const stubborn = boundedCall(() => new Promise(() => undefined), bounds(leaving.signal));
    const polite = boundedCall(
      (signal) =>
        new Promise<string>((resolve) =>
          signal.addEventListener('abort', () => resolve('stopped')),
        ),
      bounds(leaving.signal),
    );
    await jest.advanceTimersByTimeAsync(10);
    leaving.abort();
    await jest.advanceTimersByTimeAsync(50);
    await expect(polite).resolves.toEqual({ type: 'returned', value: 'stopped' });
    await expect(stubborn).resolves.toEqual({ type: 'left' });
    expect(late).toEqual([]);
  });
});
