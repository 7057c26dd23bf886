import { createHmac } from 'node:crypto';
import {
  signCredential,
  verifyCredential,
  type CredentialKey,
  type UnsignedCredential,
} from './credential-signature';
import { webhookCredentialIssued } from './webhook-credential-issued.event';

const c1: CredentialKey = { kid: 'c1', key: Buffer.alloc(32, 1) };
const c2: CredentialKey = { kid: 'c2', key: Buffer.alloc(32, 2) };
const unsigned = unsignedOf(webhookCredentialIssued.example);

function unsignedOf(value: object): UnsignedCredential {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => name !== 'signature'),
  ) as unknown as UnsignedCredential;
}

describe('the signature of issued credentials', () => {
  const signed = signCredential(unsigned, c1);

  it('is HMAC-SHA256 over the canonical JSON of all the rest', () => {
    const text =
      '{"action":"application.moved","digests":[{"notAfter":"2026-03-03T21:00:00.000Z","notBefore":"2026-03-02T18:00:00.000Z",' +
      '"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}],"hook":"acme-moved",' +
      '"issuedAt":"2026-03-02T18:00:00.000Z","serial":7,"source":"acme"}';
    const expected = createHmac('sha256', c1.key).update(text).digest('base64url');
    expect(signed.signature).toBe(`c1.${expected}`);
    expect(webhookCredentialIssued.validate(signed)).toEqual([]);
  });

  it('is valid whichever of the keys made it, and however the record was written', () => {
    const reordered = Object.fromEntries(Object.entries(signed).reverse()) as typeof signed;
    expect(verifyCredential(JSON.parse(JSON.stringify(reordered)), [c2, c1])).toBe('valid');
    expect(verifyCredential(signCredential(unsigned, c2), [c2, c1])).toBe('valid');
  });

  it.each([
    ['another digest', { digests: [] }],
    ['another source', { source: 'other' }],
    ['a higher serial', { serial: 8 }],
    ['a member that was added', { more: true }],
    ['a signature cut short', { signature: signed.signature.slice(0, -2) }],
    ['an empty signature', { signature: 'c1.' }],
  ])('is invalid with %s', (_what, change) => {
    expect(verifyCredential({ ...signed, ...change }, [c1, c2])).toBe('invalid');
  });

  it.each(['', '.', 'c1', 'c9.abc', signed.signature.slice(3)])(
    'is by no known key: "%s"',
    (signature) => {
      expect(verifyCredential({ ...signed, signature }, [c1])).toBe('unknown-key');
    },
  );

  it('made by a key of the same name but other bytes is invalid', () => {
    expect(verifyCredential(signed, [{ kid: 'c1', key: c2.key }])).toBe('invalid');
  });
});
