import { LookupHasher } from './lookup-hasher';

const key = (kid: string, byte: number): { kid: string; key: Buffer } => ({
  kid,
  key: Buffer.alloc(32, byte),
});

describe('a lookup hash', () => {
  it('is HMAC-SHA256 in hex (RFC 4231, test case 2, with a key of 32 bytes)', () => {
    const jefe = Buffer.concat([Buffer.from('Jefe'), Buffer.alloc(28)]);
    // A key shorter than the block is filled with zeros, so 28 of them change nothing.
    expect(new LookupHasher([{ kid: 'l1', key: jefe }]).hash('what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('is made by the first key and looked for by all', () => {
    const old = new LookupHasher([key('l1', 1)]);
    const both = new LookupHasher([key('l2', 2), key('l1', 1)]);
    expect(both.all('x')).toEqual([both.hash('x'), old.hash('x')]);
    expect(both.hash('x')).not.toBe(old.hash('x'));
  });

  it('is renewed by the first key, if any key made it of that text', () => {
    const old = new LookupHasher([key('l1', 1)]);
    const both = new LookupHasher([key('l2', 2), key('l1', 1)]);
    for (const made of [old, both]) expect(both.renewed('x', made.hash('x'))).toBe(both.hash('x'));
    expect(both.renewed('x', old.hash('y'))).toBeUndefined();
    expect(old.renewed('x', both.hash('x'))).toBeUndefined();
  });

  it('needs a key', () => {
    expect(() => new LookupHasher([])).toThrow('PII_LOOKUP_KEYS');
  });
});
