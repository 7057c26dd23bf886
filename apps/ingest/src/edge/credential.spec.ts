import { acceptsToken, tokenDigest } from './credential';

describe('the credential of a sender', () => {
  const current = tokenDigest('current-token');
  const previous = tokenDigest('previous-token');

  it('current and previous are both valid during a rotation', () => {
    expect(acceptsToken('current-token', [current, previous])).toBe(true);
    expect(acceptsToken('previous-token', [current, previous])).toBe(true);
  });
  it.each([
    '',
    'current-toke',
    'current-token ',
    'CURRENT-TOKEN',
    'previous-token, previous-token',
  ])('%p is refused', (token) => {
    expect(acceptsToken(token, [current, previous])).toBe(false);
  });
  it('nothing is valid where no digest is known', () =>
    expect(acceptsToken('current-token', [])).toBe(false));
});
