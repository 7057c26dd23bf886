import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { SealError } from './seal-error';
import type { SealSubject } from './seal-subject';
import { Sealer } from './sealer';

const k1 = { kid: 'k1', key: Buffer.alloc(32, 1) };
const k2 = { kid: 'k2', key: Buffer.alloc(32, 2) };
const sealer = new Sealer([k1]);
const subject: SealSubject = { system: 'gupy', source: 'acme', person: '4711' };
const label = { purpose: 'candidate', subject };

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof SealError) return error.code;
    throw error;
  }
  return 'opened';
}

describe('Sealer', () => {
  it('opens what it sealed: any bytes, any subject', () => {
    const text = fc.string({ unit: 'grapheme' });
    const label = fc.record({
      purpose: text.filter((purpose) => purpose.length > 0),
      subject: fc.record({ system: text, source: text, person: text }),
    });
    fc.assert(
      fc.property(label, fc.uint8Array({ maxLength: 300 }), (of, bytes) => {
        const sealed = sealer.seal(of, Buffer.from(bytes));
        expect(sealed).toMatch(/^v1\.k1\.[^.\s]+\.[A-Za-z0-9_-]+$/);
        expect(sealer.open(sealed, of)).toEqual(Buffer.from(bytes));
        expect(Sealer.read(sealed)).toEqual({ kid: 'k1', ...of });
      }),
    );
  });

  it('keeps subjects apart that look alike', () => {
    const nasty = ['a:b', 'a%3Ab', 'a.b', 'a/b', 'ação ✓', '', 'a b', "!'()*~"];
    for (const person of nasty) {
      const sealed = sealer.seal({ ...label, subject: { ...subject, person } }, 'x');
      expect(sealed.split('.')).toHaveLength(4);
      for (const other of nasty) {
        const expected = { purpose: 'candidate', subject: { ...subject, person: other } };
        expect(codeOf(() => sealer.open(sealed, expected))).toBe(
          person === other ? 'opened' : 'wrong-subject',
        );
      }
    }
    const left = sealer.seal({ purpose: 'a', subject: { ...subject, system: 'b:c' } }, 'x');
    const right = sealer.seal({ purpose: 'a:b', subject: { ...subject, system: 'c' } }, 'x');
    expect(left.split('.')[2]).not.toBe(right.split('.')[2]);
  });

  it('never seals twice alike', () => {
    expect(sealer.seal(label, 'x')).not.toBe(sealer.seal(label, 'x'));
  });

  it('rotation: the first key seals, all open', () => {
    const old = sealer.seal(label, 'old');
    const rotated = new Sealer([k2, k1]);
    expect(rotated.keyIds).toEqual(['k2', 'k1']);
    expect(rotated.open(old, label).toString()).toBe('old');
    expect(Sealer.read(rotated.seal(label, 'new')).kid).toBe('k2');
  });

  it('a dropped key is named, with what to do', () => {
    const old = sealer.seal(label, 'old');
    const open = (): Buffer => new Sealer([k2]).open(old, label);
    expect(codeOf(open)).toBe('unknown-key');
    expect(open).toThrow(/sealed with the key k1, which is gone; PII_KEYS holds k2: add k1 again/);
  });

  it('never uses a nonce twice, however many it seals and whoever they are of', () => {
    const nonces = new Set<string>();
    const most = 5_000;
    for (let person = 0; person < most; person += 1) {
      const sealed = sealer.seal({ ...label, subject: { ...subject, person: String(person) } }, '');
      nonces.add(sealed.split('.')[3]?.slice(0, 16) ?? '');
    }
    expect(nonces.size).toBe(most);
  });

  it.each([
    ['person', { ...subject, person: '4712' }],
    ['source', { ...subject, source: 'other' }],
    ['system', { ...subject, system: 'exam' }],
  ])('refuses the part of another %s, also in that one’s clothes', (_, other) => {
    const sealed = sealer.seal(label, 'x');
    expect(codeOf(() => sealer.open(sealed, { purpose: 'candidate', subject: other }))).toBe(
      'wrong-subject',
    );
    const [, , dress] = sealer.seal({ ...label, subject: other }, 'x').split('.');
    const dressed = sealed.replace(/^v1\.k1\.[^.]+/, `v1.k1.${dress}`);
    expect(codeOf(() => sealer.open(dressed, { purpose: 'candidate', subject: other }))).toBe(
      'tampered',
    );
  });

  it('opens what a sealer of before a restart sealed, in either order of use', () => {
    const sealed = new Sealer([k1]).seal(label, 'x');
    const late = new Sealer([k1]);
    late.seal({ ...label, subject: { ...subject, person: '1' } }, 'y');
    expect(late.open(sealed, { ...label }).toString()).toBe('x');
  });

  it('refuses another purpose', () => {
    expect(codeOf(() => sealer.open(sealer.seal(label, 'x'), { purpose: 'raw' }))).toBe(
      'wrong-purpose',
    );
    const [, , raw] = sealer.seal({ ...label, purpose: 'raw' }, 'x').split('.');
    const dressed = sealer.seal(label, 'x').replace(/^v1\.k1\.[^.]+/, `v1.k1.${raw}`);
    expect(codeOf(() => sealer.open(dressed, { purpose: 'raw' }))).toBe('tampered');
  });

  it('refuses every changed character, in every segment', () => {
    const sealed = new Sealer([k1, k2]).seal(label, 'a small secret');
    for (let index = 0; index < sealed.length; index++) {
      for (const char of ['A', '0', '2', '.', '%', '=', ' ']) {
        if (sealed[index] === char) continue;
        const changed = sealed.slice(0, index) + char + sealed.slice(index + 1);
        const code = codeOf(() => new Sealer([k1, k2]).open(changed, label));
        expect(code).not.toBe('opened');
      }
      const shortened = sealed.slice(0, index);
      expect(codeOf(() => sealer.open(shortened, label))).not.toBe('opened');
    }
    expect(codeOf(() => sealer.open(`${sealed}A`, label))).not.toBe('opened');
  });

  it('refuses a part moved to another label or key', () => {
    const keys = new Sealer([k1, k2]);
    const [version, , , box] = keys.seal(label, 'x').split('.');
    const other = keys.seal({ ...label, subject: { ...subject, person: '4712' } }, 'x').split('.');
    const moved = [version, 'k1', other[2], box].join('.');
    expect(codeOf(() => keys.open(moved, { purpose: 'candidate' }))).toBe('tampered');
    const rekeyed = keys.seal(label, 'x').replace('v1.k1.', 'v1.k2.');
    expect(codeOf(() => keys.open(rekeyed, label))).toBe('tampered');
  });

  it.each(['', 'v1', 'v1.k1.a.b', 'v2.k1.a:b:c:d.AAAA', 'v1.k1.a%:b:c:d.AAAA', 'x'.repeat(1e5)])(
    'says malformed: %#',
    (text) => expect(codeOf(() => sealer.open(text, label))).toBe('malformed'),
  );

  it('opens garbage with a SealError or not at all', () => {
    fc.assert(
      fc.property(fc.string(), (text) =>
        expect(codeOf(() => sealer.open(text, label))).toBeTruthy(),
      ),
    );
  });

  it('its errors hold neither plaintext nor key', () => {
    const key = randomBytes(32);
    const sealed = new Sealer([{ kid: 'a', key }]).seal(label, 'plain');
    try {
      new Sealer([{ kid: 'a', key: randomBytes(32) }]).open(sealed, label);
    } catch (error) {
      const text = `${String(error)} ${JSON.stringify(error)}`;
      expect(text).not.toContain('plain');
      expect(text).not.toContain(key.toString('hex'));
    }
    expect.assertions(2);
  });
});
