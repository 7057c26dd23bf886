import { Sealer } from '@ponte/platform';
import { resealed } from './reseal';

const key = (kid: string, byte: number) => ({ kid, key: Buffer.alloc(32, byte) });
const old = new Sealer([key('k1', 1)]);
const both = new Sealer([key('k2', 2), key('k1', 1)]);
const subject = { system: 'ahgora', source: 'holding', person: 'ab' };
const seal = (sealer: Sealer, purpose: string) => sealer.seal({ purpose, subject }, 'olá');

describe('the sealed parts of an entry', () => {
  it('are sealed by the first key, for the same purpose and person', () => {
    const entry = {
      ...{ sealedEmployee: seal(old, 'employee'), message: seal(old, 'message') },
      acceptedMessage: null,
    };
    const parts = resealed(entry, both);
    expect(parts?.acceptedMessage).toBeNull();
    const first = new Sealer([key('k2', 2)]);
    expect(first.open(parts?.sealedEmployee ?? '', { purpose: 'employee', subject })).toEqual(
      Buffer.from('olá'),
    );
    expect(first.open(parts?.message ?? '', { purpose: 'message', subject }).toString()).toBe(
      'olá',
    );
    expect(resealed({ ...entry, ...parts }, both)).toBeUndefined();
  });

  it('stay as they are where they cannot be opened', () => {
    const message = seal(new Sealer([key('k0', 3)]), 'message');
    const entry = { sealedEmployee: seal(both, 'employee'), message, acceptedMessage: message };
    expect(resealed(entry, both)).toBeUndefined();
  });
});
