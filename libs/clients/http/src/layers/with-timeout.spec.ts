import type { Call } from '../call';
import { path } from '../path';
import { decodeNothing } from '../shape/decode';
import { CallTimedOut, withTimeout } from './with-timeout';

const request = { method: 'GET', path: path`/x`, decode: decodeNothing } as const;

/** Hands out the signal it was given, and settles when that aborts. */
function hanging(): { call: Call; signal: () => AbortSignal | undefined } {
  let seen: AbortSignal | undefined;
  const call: Call = (_request, signal) => {
    seen = signal;
    return new Promise((resolve) => {
      signal?.addEventListener('abort', () =>
        resolve({ ok: false, class: 'transient', fault: 'time-out', reason: '' }),
      );
    });
  };
  return { call, signal: () => seen };
}

describe('withTimeout', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('aborts the attempt when its time is up', async () => {
    const { call, signal } = hanging();
    const pending = withTimeout(1_000)(call)(request);
    jest.advanceTimersByTime(999);
    expect(signal()?.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(signal()?.reason).toBeInstanceOf(CallTimedOut);
    await pending;
  });

  it("takes the call's own limit", async () => {
    const { call, signal } = hanging();
    const pending = withTimeout(1_000)(call)({ ...request, timeoutMs: 10 });
    jest.advanceTimersByTime(10);
    expect(signal()?.reason).toMatchObject({ timeoutMs: 10 });
    await pending;
  });

  it('passes on that the caller gave up, before or during the attempt', async () => {
    const during = new AbortController();
    const { call, signal } = hanging();
    const pending = withTimeout(1_000)(call)(request, during.signal);
    during.abort('enough');
    expect(signal()?.reason).toBe('enough');
    await pending;

    const ended: Call = async (_request, given) => ({
      ok: true,
      status: given?.aborted ? 1 : 0,
      headers: {},
      body: undefined as never,
    });
    expect(await withTimeout(1_000)(ended)(request, during.signal)).toMatchObject({ status: 1 });
  });

  it('leaves nothing behind', async () => {
    const caller = new AbortController();
    const remove = jest.spyOn(caller.signal, 'removeEventListener');
    const done: Call = async () => ({
      ok: true,
      status: 200,
      headers: {},
      body: undefined as never,
    });
    await withTimeout(1_000)(done)(request, caller.signal);
    expect(jest.getTimerCount()).toBe(0);
    expect(remove).toHaveBeenCalledTimes(1);
  });
});
