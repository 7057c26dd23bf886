import { reseal } from './reseal';
import { SealError } from './seal-error';
import { Sealer } from './sealer';

const [k1, k2] = [1, 2].map((byte) => ({ kid: `k${byte}`, key: Buffer.alloc(32, byte) }));
const subject = { system: 'datasul', source: 'p', person: 'a' };
const label = { purpose: 'person', subject };

describe('what is sealed anew', () => {
  const old = new Sealer([k1!]);
  const both = new Sealer([k2!, k1!]);

  it('is under the first key, and nothing else of it changes', () => {
    const anew = reseal(both, old.seal(label, 'text')) ?? '';
    expect(new Sealer([k2!]).open(anew, label).toString()).toBe('text');
    expect(reseal(both, anew)).toBe(anew);
  });

  it('is somebody else’s where another subject is given', () => {
    const other = { ...subject, person: 'b' };
    const sealed = old.seal(label, 'text');
    const anew = reseal(old, sealed, other) ?? '';
    expect(old.open(anew, { purpose: 'person', subject: other }).toString()).toBe('text');
    expect(() => old.open(anew, label)).toThrow(SealError);
    expect(reseal(old, anew, other)).toBe(anew);
  });

  it('is nothing where it cannot be opened', () => {
    expect(reseal(new Sealer([k2!]), old.seal(label, 'text'))).toBeUndefined();
    expect(reseal(old, 'no seal')).toBeUndefined();
  });
});
