import { randomBytes } from 'node:crypto';
import { checkEnv } from '../config/read-env';
import { scrubText } from '../log/scrub/scrub-text';
import { SealingEnv } from './sealing-env.config';
import { parseKeyRing } from './key-ring';

const hex = (byte: number): string => Buffer.alloc(32, byte).toString('hex');
const base64 = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

describe('parseKeyRing', () => {
  it('reads hex and both base64 alphabets, in order', () => {
    const url = Buffer.alloc(32, 0xff).toString('base64url');
    const { keys, faults } = parseKeyRing(`k3:${hex(3)}, k2:${base64(2)} ,k1:${url}`);
    expect(faults).toEqual([]);
    expect(keys.map(({ kid }) => kid)).toEqual(['k3', 'k2', 'k1']);
    expect(keys.map(({ key }) => key[0])).toEqual([3, 2, 0xff]);
    expect(keys.every(({ key }) => key.length === 32)).toBe(true);
  });

  it('reports every fault at once, without a key', () => {
    const short = Buffer.alloc(16, 7).toString('base64');
    const ring = `k1:${hex(1)},k1:${hex(2)},k3:${short},k4:not a key!,nokid,:${hex(4)},k5:${hex(1)},k6:`;
    const { faults } = parseKeyRing(ring);
    expect(faults).toEqual([
      'entry 2: the kid k1 stands there twice; a new key needs a new kid',
      'entry 3 (k3): the key is 16 bytes, not 32',
      'entry 4 (k4): the key holds characters that are neither hex nor base64',
      expect.stringMatching(/^entry 5: expected <kid>:<key>/),
      expect.stringMatching(/^entry 6: the kid must be/),
      'entry 7 (k5): the same key stands there under another kid',
      expect.stringMatching(/^entry 8 \(k6\): the key is empty/),
    ]);
    for (const part of [hex(1), hex(2), hex(4), short, 'not a key!', 'nokid']) {
      expect(faults.join()).not.toContain(part);
    }
  });
});

describe('SealingEnv', () => {
  it('makes each key a known secret, in each of its spellings', () => {
    const [one, two] = [randomBytes(32), randomBytes(32)];
    const broken = randomBytes(20).toString('hex');
    checkEnv(SealingEnv, {
      PII_KEYS: `k2:${one.toString('base64')},k1:${two.toString('hex')},k0:${broken}`,
    });
    for (const spelling of [
      one.toString('base64'),
      one.toString('base64url'),
      one.toString('hex'),
      two.toString('hex'),
      two.toString('base64'),
      broken,
    ]) {
      expect(scrubText(`key ${spelling} of somebody`)).not.toContain(spelling);
    }
  });
});
