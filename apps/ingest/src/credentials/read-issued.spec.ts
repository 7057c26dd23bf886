import { type CredentialKey, signCredential, webhookCredentialIssued } from '@ponte/contracts';
import { readIssued } from './read-issued';

const c1: CredentialKey = { kid: 'c1', key: Buffer.alloc(32, 1) };
const c2: CredentialKey = { kid: 'c2', key: Buffer.alloc(32, 2) };
const { source, hook, action, digests, serial, issuedAt } = webhookCredentialIssued.example;
const unsigned = { source, hook, action, digests, serial, issuedAt };
const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

describe('a record of issued credentials', () => {
  const signed = signCredential(unsigned, c1);

  it('is believed if a key of ours signed it, whichever', () => {
    expect(readIssued(bytes(signed), [c2, c1])).toEqual({ kind: 'signed', value: signed });
  });

  it.each([
    ['signed by a foreign key', bytes(signed), 'unknown-key'],
    ['not signed', bytes({ ...unsigned, signature: 'none' }), 'unknown-key'],
    ['changed afterwards', bytes({ ...signCredential(unsigned, c2), serial: 99 }), 'invalid'],
    ['without the member', bytes(unsigned), 'broken'],
    ['a tombstone', null, 'broken'],
    ['no JSON', Buffer.from('{'), 'broken'],
    ['a text', bytes('x'), 'broken'],
    ['null', bytes(null), 'broken'],
  ])('is not believed if it is %s', (_what, value, kind) => {
    expect(readIssued(value, [c2])).toEqual({ kind });
  });

  it('is never believed without a key', () =>
    expect(readIssued(bytes(signed), [])).toEqual({ kind: 'unknown-key' }));
});
