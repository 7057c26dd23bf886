import { judgeToken, lifeOf } from './judge-token';

const judge = (seconds: unknown) => judgeToken('endpoint', 't0k', lifeOf(seconds));

describe('how long a token lives', () => {
  it.each([undefined, null, '', 'soon', {}, Number.NaN])('is not told by %p', (seconds) => {
    expect(judge(seconds)).toEqual({ ok: true, body: { token: 't0k' } });
  });

  it.each([
    [2, 2_000],
    ['90', 90_000],
    ['1.5', 1_500],
    [1e300, 3_155_760_000_000],
  ])('is told by %p, in seconds', (seconds, lifeMs) => {
    expect(judge(seconds)).toEqual({ ok: true, body: { token: 't0k', lifeMs } });
  });

  it.each([0, '0', -1, '-1', 0.2, 1])(
    'of %p is over: the token is not taken, another is asked for later',
    (seconds) => {
      expect(judge(seconds)).toMatchObject({
        ok: false,
        class: 'transient',
        reason: expect.stringMatching(/^endpoint: gave a token that has ended/),
      });
    },
  );
});
