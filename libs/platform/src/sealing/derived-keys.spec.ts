import { createSecretKey, type KeyObject } from 'node:crypto';
import { DerivedKeys } from './derived-keys';

const k1 = createSecretKey(Buffer.alloc(32, 1));
const k2 = createSecretKey(Buffer.alloc(32, 2));
const hex = (key: KeyObject): string => key.export().toString('hex');

describe('DerivedKeys', () => {
  it('derives as written down: what was sealed must open after every change of this code', () => {
    // printf 'ponte:seal:v1\0raw:gupy:acme' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0101…01
    expect(hex(new DerivedKeys().of('k1', k1, 'raw:gupy:acme'))).toBe(
      '2ac582b408e49cf59351549e17ca6a4ef945b8e03392f714fca77e62bb682949',
    );
  });

  it('has one key per master key and scope', () => {
    const keys = new DerivedKeys();
    const all = [
      keys.of('k1', k1, 'raw:gupy:acme'),
      keys.of('k1', k1, 'raw:gupy:other'),
      keys.of('k1', k1, 'candidate:gupy:acme'),
      keys.of('k2', k2, 'raw:gupy:acme'),
    ];
    expect(new Set(all.map(hex)).size).toBe(4);
    expect(keys.of('k2', k2, 'raw:gupy:acme')).toBe(all[3]);
  });

  it('holds no more than its bound, and derives the same again', () => {
    const keys = new DerivedKeys(3);
    const first = hex(keys.of('k1', k1, 'raw:gupy:0'));
    for (let source = 1; source < 50; source += 1) keys.of('k1', k1, `raw:gupy:${source}`);
    expect(keys.size).toBe(3);
    expect(hex(keys.of('k1', k1, 'raw:gupy:0'))).toBe(first);
  });
});
