import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { LookupHasher } from '@ponte/platform';
import { recordHash } from './record-hash';

const hasher = new LookupHasher([{ kid: 'k', key: randomBytes(32) }]);
const hashOf = (record: object, entity = 'person', profile = 'p') =>
  recordHash(hasher, profile, entity, record);

describe('the hash of a record', () => {
  it('is of 64 hex digits, and only with the key the same', () => {
    expect(hashOf({ name: 'Maria' })).toMatch(/^[0-9a-f]{64}$/);
    const other = new LookupHasher([{ kid: 'k', key: randomBytes(32) }]);
    expect(recordHash(other, 'p', 'person', { name: 'Maria' })).not.toBe(hashOf({ name: 'Maria' }));
  });

  it('is another for another profile or kind', () => {
    const hashes = [hashOf({ a: 1 }), hashOf({ a: 1 }, 'bind'), hashOf({ a: 1 }, 'person', 'q')];
    expect(new Set(hashes).size).toBe(3);
  });

  it('changes with every field, and with nothing else', () => {
    const record = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', 1));
    fc.assert(
      fc.property(record, record, (one, other) => {
        const same =
          Object.keys(one).length === Object.keys(other).length &&
          Object.entries(one).every(([key, value]) => other[key] === value);
        expect(hashOf(one) === hashOf(other)).toBe(same);
        const turned = Object.fromEntries(Object.entries(one).reverse());
        expect(hashOf({ ...turned, missing: undefined })).toBe(hashOf(one));
      }),
    );
  });
});
