import type { PostRequest, PostResult } from '../core/post';
import { withoutSecret } from './without-secret';

const SECRET = 'k3y-0123456789abcdef';

async function shown(url: string, result: PostResult) {
  const asked: PostRequest[] = [];
  const post = withoutSecret((request) => {
    asked.push(request);
    return Promise.resolve(result);
  });
  const seen = await post({ url, headers: {}, body: '[]', timeoutMs: 10_000 });
  return { seen, asked };
}

describe('what comes back from a secret address', () => {
  it.each([
    `http://a.test/hooks/${SECRET}`,
    `http://a.test/hooks/${SECRET}/`,
    `http://a.test/hooks/%6B3y-0123456789abcdef`,
    `http://a.test/hooks?key=${SECRET}`,
    `http://user:${SECRET}@a.test/hooks`,
  ])('has stars for the secret of %s', async (url) => {
    for (const text of [`no ${SECRET} here`, `no "\\/hooks\\/${SECRET}" here, ${SECRET}`, url]) {
      const answered = await shown(url, { status: 404, body: text });
      const failed = await shown(url, { error: text });
      for (const { seen } of [answered, failed]) expect(JSON.stringify(seen)).not.toContain(SECRET);
    }
  });

  it('is otherwise as it came, up to a length', async () => {
    const url = `http://a.test/hooks/${SECRET}`;
    expect((await shown(url, { status: 200, body: '{"accepted":1}' })).seen).toEqual({
      ...{ status: 200, body: '{"accepted":1}' },
    });
    expect((await shown(url, { status: 204 })).seen).toEqual({ status: 204 });
    const long = await shown(url, { status: 200, body: 'a'.repeat(5_000) });
    expect(long.seen).toEqual({ status: 200, body: 'a'.repeat(1_000) });
  });

  it('shows no half of a secret where the text was cut', async () => {
    const url = `http://a.test/hooks/${SECRET}`;
    const { seen, asked } = await shown(url, { status: 200, body: SECRET.repeat(100) });
    expect(seen).toEqual({ status: 200, body: '*'.repeat(1_000) });
    expect(asked[0]?.keptAnswerBytes).toBeGreaterThan(10_000);
  });

  it('of an address that is none is the fault', async () => {
    const { seen } = await shown('no-address', { error: 'Invalid URL: no-address' });
    expect(seen).toEqual({ error: `Invalid URL: ${'*'.repeat(10)}` });
  });
});
