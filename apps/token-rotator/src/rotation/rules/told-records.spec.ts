import { signCredential, webhookCredentialIssued, type CredentialKey } from '@ponte/contracts';
import { ToldRecords } from './told-records';

const key: CredentialKey = { kid: 'c1', key: Buffer.alloc(32, 1) };
const foreign: CredentialKey = { kid: 'c1', key: Buffer.alloc(32, 2) };
const { example } = webhookCredentialIssued;
const record = (serial: number, by = key): Buffer =>
  Buffer.from(JSON.stringify(signCredential({ ...example, serial }, by)));
const KEY = 'acme/acme-moved';

describe('a record on the topic of credentials', () => {
  const told = () => {
    const records = new ToldRecords([key]);
    expect([5, 7, 7].map((serial) => records.overwrites(KEY, record(serial)))).toEqual([
      ...[false, false, false],
    ]);
    return records;
  };

  it.each([
    ['an older one of ours', record(5)],
    ['one that somebody else signed', record(9, foreign)],
    ['a tombstone', null],
    ['no JSON', Buffer.from('{')],
    ['another thing', Buffer.from('{}')],
  ])('that is %s hides the one before it until that is told anew', (_what, value) => {
    const records = told();
    expect(records.overwrites(KEY, value)).toBe(true);
    expect(records.overwrites(KEY, record(8))).toBe(false);
  });

  it('of another webhook hides the one of its key', () => {
    expect(told().overwrites('acme/acme-hired', record(9))).toBe(true);
  });
});
