import { workbench } from '../testing/workbench';

const jobs = 'GET /gupy/api/v1/jobs';

describe('the limit per IP address', () => {
  it('allows 900 a minute, counts down, then refuses until the window ends', async () => {
    const { ask, timers } = workbench();
    const first = await ask(jobs);
    expect(first.headers).toMatchObject({
      'x-ratelimit-limit': '900',
      'x-ratelimit-remaining': '899',
    });
    expect(Number(first.headers['x-ratelimit-reset'])).toBe(
      Math.ceil((timers.now() + 60_000) / 1_000),
    );
    for (let call = 2; call <= 900; call++) expect((await ask(jobs)).status).toBe(200);
    await timers.advance(45_000);
    const refused = await ask(jobs);
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': '15', 'x-ratelimit-remaining': '0' },
    });
    expect(refused.json).toMatchObject({ title: 'Too Many Requests', status: 429 });
    await timers.advance(15_000);
    expect((await ask(jobs)).status).toBe(200);
  });

  it('is one budget for all tokens of an address, and another for each address', async () => {
    const { ask } = workbench({ gupyTokens: 'one,two' });
    await ask('PATCH /admin/settings', {
      body: { gupy: { rateLimit: { limit: 2, windowMs: 1_000 } } },
    });
    expect((await ask(jobs, { token: 'one' })).status).toBe(200);
    expect((await ask(jobs, { token: 'two' })).status).toBe(200);
    expect((await ask(jobs, { token: 'one' })).status).toBe(429);
    expect((await ask(jobs, { token: 'one', ip: '127.0.0.2' })).status).toBe(200);
  });

  it('counts calls that are refused for their token too', async () => {
    const { ask } = workbench();
    await ask('PATCH /admin/settings', {
      body: { gupy: { rateLimit: { limit: 1, windowMs: 1_000 } } },
    });
    expect((await ask(jobs, { token: null })).status).toBe(401);
    expect((await ask(jobs)).status).toBe(429);
  });
});
