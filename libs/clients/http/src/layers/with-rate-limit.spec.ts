import type { Call } from '../call';
import type { HttpRequest } from '../http-request';
import { path } from '../path';
import { RateLimiter } from '../rate/rate-limiter';
import { decodeNothing } from '../shape/decode';
import { withRateLimit } from './with-rate-limit';

const request: HttpRequest<void> = { method: 'PUT', path: path`/x`, decode: decodeNothing };

describe('withRateLimit', () => {
  it('sends within the budget and says what keeps it from sending', async () => {
    let calls = 0;
    const next: Call = async () => {
      calls += 1;
      return { ok: true, status: 200, headers: {}, body: undefined as never };
    };
    const call = withRateLimit('vendor', new RateLimiter(1))(next);
    expect(await call(request)).toMatchObject({ ok: true });
    expect(await call(request)).toMatchObject({
      class: 'throttled',
      fault: 'budget',
      local: true,
      reason:
        "vendor: PUT /x: not sent, this process's part of the host's rate limit (1/min) is used up",
      retryAfterMs: expect.any(Number),
    });
    expect(calls).toBe(1);
  });
});
