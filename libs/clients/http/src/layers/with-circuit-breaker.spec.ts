import type { Call } from '../call';
import type { HttpRequest } from '../http-request';
import type { CallFailure, HttpResult } from '../http-result';
import { path } from '../path';
import { decodeNothing } from '../shape/decode';
import { withCircuitBreaker } from './with-circuit-breaker';

const request: HttpRequest<void> = {
  method: 'PUT',
  path: path`/x/${{ id: 1 }}`,
  decode: decodeNothing,
};
const success = { ok: true, status: 200, headers: {}, body: undefined } as const;
const failing = (failure: Partial<CallFailure>): CallFailure => ({
  ok: false,
  class: 'transient',
  fault: 'reset',
  reason: '',
  ...failure,
});

describe('withCircuitBreaker', () => {
  let answer: () => Promise<HttpResult<unknown>>;
  let calls: number;
  let call: Call;
  beforeEach(() => {
    jest.useFakeTimers();
    calls = 0;
    const next: Call = <T>() => {
      calls += 1;
      return answer() as Promise<HttpResult<T>>;
    };
    call = withCircuitBreaker('vendor', {
      failures: 2,
      probeAfterMs: 1_000,
      maxProbeAfterMs: 3_000,
    })(next);
  });
  afterEach(() => jest.useRealTimers());

  const fail = async (failure: Partial<CallFailure> = {}): Promise<void> => {
    answer = async () => failing(failure);
    await call(request);
  };
  const isOpen = async (): Promise<boolean> => {
    const before = calls;
    const result = await call(request);
    return !result.ok && result.fault === 'breaker-open' && calls === before;
  };

  it('opens after failures in a row, and says when to come back', async () => {
    await fail();
    await fail();
    expect(await call(request)).toMatchObject({
      class: 'unavailable',
      scope: 'endpoint',
      local: true,
      retryAfterMs: 1_000,
      reason: expect.stringMatching(/^vendor: PUT \/x\/\{id\}: not tried/),
    });
    jest.advanceTimersByTime(400);
    expect(await call(request)).toMatchObject({ retryAfterMs: 600 });
    expect(calls).toBe(2);
  });

  it('does not open while some calls succeed', async () => {
    await fail();
    answer = async () => success;
    await call(request);
    await fail();
    expect(await isOpen()).toBe(false);
  });

  it.each<[string, Partial<CallFailure>]>([
    ['a refusal', { class: 'permanent', fault: 'status', status: 422 }],
    ['a throttled call', { class: 'throttled', fault: 'status', status: 429 }],
    ['a refused credential', { class: 'unavailable', fault: 'status', status: 401 }],
  ])('does not take %s for a sign of sickness', async (_name, failure) => {
    await fail(failure);
    await fail(failure);
    expect(await isOpen()).toBe(false);
  });

  it.each<[string, Partial<CallFailure>]>([
    ['a 5xx', { class: 'ambiguous', fault: 'status', status: 500 }],
    ['a time-out', { fault: 'time-out' }],
    ['no connection', { fault: 'unreachable' }],
    ['an unreadable answer', { fault: 'unreadable', status: 200 }],
  ])('takes %s for one', async (_name, failure) => {
    await fail(failure);
    await fail(failure);
    expect(await isOpen()).toBe(true);
  });

  it('lets one call probe while others are told to wait, and closes when it succeeds', async () => {
    await fail();
    await fail();
    jest.advanceTimersByTime(1_000);
    let settle: (result: HttpResult<unknown>) => void = () => undefined;
    answer = () => new Promise((resolve) => (settle = resolve));
    const probe = call(request);
    expect(await isOpen()).toBe(true);
    expect(calls).toBe(3);
    settle(success);
    expect(await probe).toEqual(success);
    answer = async () => success;
    expect(await call(request)).toEqual(success);
  });

  it('waits longer after each probe that fails, up to its limit', async () => {
    await fail();
    await fail();
    for (const waitMs of [1_000, 2_000, 3_000, 3_000]) {
      expect(await call(request)).toMatchObject({ fault: 'breaker-open', retryAfterMs: waitMs });
      jest.advanceTimersByTime(waitMs);
      await fail();
    }
  });

  it('is not closed by a probe that its caller gave up', async () => {
    await fail();
    await fail();
    jest.advanceTimersByTime(1_000);
    await fail({ fault: 'aborted' });
    expect(await isOpen()).toBe(true);
  });

  it('keeps endpoints apart', async () => {
    await fail();
    await fail();
    answer = async () => success;
    expect(await call({ ...request, method: 'GET' })).toEqual(success);
    expect(await call({ ...request, path: path`/x/${{ id: 2 }}` })).toMatchObject({
      fault: 'breaker-open',
    });
  });
});
