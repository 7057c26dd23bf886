import { DigestSet } from './digest-set';
import { tokenDigest } from './token-digest';

describe('a set of digests', () => {
  const digests = Array.from({ length: 18 }, (_, each) => tokenDigest(`token-${each}`));

  it('finds each where it stands, and no other', () => {
    const set = new DigestSet(digests);
    expect(digests.map((digest) => set.indexOf(digest))).toEqual(digests.map((_, at) => at));
    expect(set.indexOf(tokenDigest('token-18'))).toBe(-1);
    expect(new DigestSet([]).indexOf(tokenDigest('token-0'))).toBe(-1);
  });

  it('tells digests apart by each single bit', () => {
    const [first] = digests;
    const set = new DigestSet([first!]);
    for (let bit = 0; bit < 256; bit += 1) {
      const other = Buffer.from(first!);
      other[bit >> 3]! ^= 1 << (bit & 7);
      expect(set.indexOf(other)).toBe(-1);
    }
  });
});
