import { createHash } from 'node:crypto';
import { LookupHasher } from '@ponte/platform';
import { callHmac } from './call-hmac';

const hasher = (byte: number): LookupHasher =>
  new LookupHasher([{ kid: 'l1', key: Buffer.alloc(32, byte) }]);
const body = (matricula: string): string => JSON.stringify([{ matricula, rubrica: '10103' }]);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('what a body of a call is recognised by', () => {
  it('is the same for the text and for its SHA-256', () => {
    const text = body('1019445');
    expect(callHmac(hasher(1), { text })).toBe(callHmac(hasher(1), { sha256: sha256(text) }));
    expect(callHmac(hasher(1), { text })).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives nobody the matrícula back who has not the key, though everything else is known', () => {
    const kept = callHmac(hasher(1), { text: body('1000042') });
    const tried = Array.from({ length: 100 }, (_, number) => body(String(1_000_000 + number)));
    expect(tried.map(sha256)).not.toContain(kept);
    expect(tried.map((text) => callHmac(hasher(2), { text }))).not.toContain(kept);
    expect(tried.map((text) => callHmac(hasher(1), { text }))).toContain(kept);
  });
});
