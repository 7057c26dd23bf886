import type { Call } from '../call';
import type { HttpRequest } from '../http-request';
import type { CallFailure, HttpResult } from '../http-result';
import { path } from '../path';
import { decodeNothing } from '../shape/decode';
import { withRetry } from './with-retry';

const read: HttpRequest<void> = {
  method: 'GET',
  path: path`/x`,
  pace: 'wait',
  decode: decodeNothing,
};
const failing = (failure: Partial<CallFailure>): CallFailure => ({
  ok: false,
  class: 'transient',
  fault: 'status',
  reason: '',
  ...failure,
});

/** Fails as told, then succeeds; notes when it was asked. */
function flaky(...failures: readonly CallFailure[]): { call: Call; times: number[] } {
  const times: number[] = [];
  const call: Call = async <T>() => {
    const failure = failures[times.length];
    times.push(Date.now());
    return failure ?? ({ ok: true, status: 200, headers: {}, body: undefined } as HttpResult<T>);
  };
  return { call, times };
}

describe('withRetry', () => {
  let start: number;
  beforeEach(() => {
    jest.useFakeTimers();
    start = Date.now();
  });
  afterEach(() => jest.useRealTimers());

  const run = async (call: Call, request = read, random = 0): Promise<HttpResult<void>> => {
    const pending = withRetry({}, () => random)(call)(request);
    await jest.runAllTimersAsync();
    return pending;
  };

  it.each([
    [0, [0, 500, 1_500, 3_500, 7_500]],
    [1, [0, 1_000, 3_000, 7_000, 15_000]],
  ])(
    'repeats a read four times, waiting longer and longer (random %d)',
    async (random, expected) => {
      const { call, times } = flaky(...Array.from({ length: 9 }, () => failing({})));
      expect(await run(call, read, random)).toMatchObject({ ok: false });
      expect(times.map((at) => at - start)).toEqual(expected);
    },
  );

  it('waits as long as the server asks', async () => {
    const { call, times } = flaky(failing({ class: 'throttled', retryAfterMs: 20_000 }));
    expect(await run(call)).toMatchObject({ ok: true });
    expect(times.map((at) => at - start)).toEqual([0, 20_000]);
  });

  it.each([
    ['a refusal', failing({ class: 'permanent' }), read],
    ['an open breaker', failing({ class: 'unavailable', fault: 'breaker-open' }), read],
    ['a turn that did not come', failing({ class: 'throttled', fault: 'budget' }), read],
    ['what the caller gave up', failing({ fault: 'aborted' }), read],
    ["a task's read", failing({}), { ...read, pace: 'now' as const }],
    ['a write', failing({}), { ...read, method: 'PUT' as const }],
  ])('does not repeat %s', async (_name, failure, request) => {
    const { call, times } = flaky(failure);
    expect(await run(call, request)).toEqual(failure);
    expect(times).toHaveLength(1);
  });

  it('stops waiting when the caller gives up', async () => {
    const abort = new AbortController();
    const { call, times } = flaky(failing({}));
    const pending = withRetry()(call)(read, abort.signal);
    await jest.advanceTimersByTimeAsync(100);
    abort.abort();
    expect(await pending).toMatchObject({ ok: false });
    expect(times).toHaveLength(1);
  });
});
