import { SourceTokens } from './source-tokens';
import { tokenDigest } from './token-digest';

const hex = (token: string): string => tokenDigest(token).toString('hex');
const NOW = Date.parse('2026-03-02T18:00:00Z');
const MINUTE = 60_000;

describe('the tokens of a source', () => {
  const tokens = new SourceTokens('acme', [tokenDigest('current'), tokenDigest('previous')], 0);

  it('of the file are both valid during a rotation, and it is known which was presented', () => {
    expect(tokens.find('current', NOW)).toMatchObject({ source: 'acme', sha256: hex('current') });
    expect(tokens.find('previous', NOW)?.sha256).toBe(hex('previous'));
  });

  it.each(['', 'curren', 'current ', 'CURRENT', 'previous, previous'])('%p is refused', (token) => {
    expect(tokens.find(token, NOW)).toBeUndefined();
  });

  it('nothing is valid where no digest is known', () =>
    expect(new SourceTokens('acme', [], 0).find('current', NOW)).toBeUndefined());
});

describe('issued tokens', () => {
  const issued = (name: string, begin: number, end: number) => ({
    sha256: hex(name),
    notBefore: NOW + begin * MINUTE,
    notAfter: NOW + end * MINUTE,
  });
  const make = (skewMinutes = 0): SourceTokens =>
    new SourceTokens('acme', [tokenDigest('of-the-file')], skewMinutes * MINUTE);

  it('join those of the file, and leave by being left out', () => {
    const tokens = make();
    tokens.issue([issued('one', -1, 60), issued('two', -1, 60)]);
    for (const token of ['one', 'two', 'of-the-file'])
      expect(tokens.find(token, NOW)).toBeDefined();
    tokens.issue([issued('two', -1, 60)]);
    expect(tokens.find('one', NOW)).toBeUndefined();
    expect(tokens.find('two', NOW)).toBeDefined();
  });

  it('begin and end in their time, without a record that says so', () => {
    const tokens = make();
    tokens.issue([issued('next', 10, 20), issued('now', -10, 15)]);
    const known = (minute: number): boolean[] =>
      ['now', 'next'].map((token) => tokens.find(token, NOW + minute * MINUTE) !== undefined);
    expect([0, 9, 10, 14, 15, 19, 20].map(known)).toEqual([
      [true, false],
      [true, false],
      [true, true],
      [true, true],
      [false, true],
      [false, true],
      [false, false],
    ]);
    // A clock that was put back.
    expect(known(12)).toEqual([true, true]);
  });

  it('are taken earlier and later by as much as clocks may differ', () => {
    const tokens = make(5);
    tokens.issue([issued('one', 0, 10)]);
    const known = (minute: number): boolean => !!tokens.find('one', NOW + minute * MINUTE);
    expect([-6, -5, 14, 15].map(known)).toEqual([false, true, true, false]);
  });

  it('keep their credential through a change, so that they are counted as one', () => {
    const tokens = make();
    tokens.issue([issued('one', -1, 60)]);
    const before = tokens.find('one', NOW);
    tokens.issue([issued('one', -1, 90), issued('two', -1, 90)]);
    expect(tokens.find('one', NOW)).toBe(before);
  });
});
