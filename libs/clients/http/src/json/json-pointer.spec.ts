import fc from 'fast-check';
import { getByPointer, isJsonPointer, setByPointer } from './json-pointer';

/** The document and the examples of RFC 6901 §5. */
const rfc = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
};

describe('getByPointer', () => {
  it.each([
    ['', rfc],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/e^f', 3],
    ['/g|h', 4],
    ['/i\\j', 5],
    ['/k"l', 6],
    ['/ ', 7],
    ['/m~0n', 8],
  ])('reads %j', (pointer, expected) => {
    expect(getByPointer(rfc, pointer)).toEqual(expected);
  });

  it.each([
    '/foo/2',
    '/foo/-',
    '/foo/01',
    '/foo/length',
    '/nothing',
    '/foo/0/0',
    '/toString',
    '/foo/map',
  ])('finds nothing at %j', (pointer) => {
    expect(getByPointer(rfc, pointer)).toBeUndefined();
  });

  it.each([null, undefined, 'text', 7])('finds nothing in %j', (document) => {
    expect(getByPointer(document, '/a')).toBeUndefined();
  });

  it.each(['a', '/~', '/~2', '/__proto__', '/a/constructor', '/a/prototype/b'])(
    'refuses %j',
    (pointer) => {
      expect(isJsonPointer(pointer)).toBe(false);
      expect(() => getByPointer({}, pointer)).toThrow(TypeError);
      expect(() => setByPointer({}, pointer, 1)).toThrow(TypeError);
    },
  );
});

describe('setByPointer', () => {
  it('makes the objects and lists on the way', () => {
    const document = {};
    setByPointer(document, '/person/mails/0/address', 'a@example.com');
    setByPointer(document, '/person/mails/-', 'next');
    setByPointer(document, '/person/a~1b', 1);
    expect(document).toEqual({
      person: { mails: [{ address: 'a@example.com' }, 'next'], 'a/b': 1 },
    });
  });

  it('refuses to leave gaps, to lead through values and to replace the whole', () => {
    expect(() => setByPointer({ list: [] }, '/list/1', 1)).toThrow('gap');
    expect(() => setByPointer({ list: [] }, '/list/name', 1)).toThrow('gap');
    expect(() => setByPointer({ a: 1 }, '/a/b', 1)).toThrow('no members');
    expect(() => setByPointer({ a: null }, '/a/b', 1)).toThrow('no members');
    expect(() => setByPointer({}, '', 1)).toThrow(TypeError);
  });

  it('reads back what it wrote, and touches nothing that all objects share', () => {
    const token = fc
      .string({ minLength: 1 })
      .filter((text) => !/^(__proto__|prototype|constructor|-|\d+)$/.test(text));
    const shared = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(
        fc.array(token, { minLength: 1, maxLength: 5 }),
        fc.jsonValue(),
        (tokens, value) => {
          const pointer = tokens
            .map((text) => `/${text.replaceAll('~', '~0').replaceAll('/', '~1')}`)
            .join('');
          const document = {};
          setByPointer(document, pointer, value);
          expect(getByPointer(document, pointer)).toEqual(value);
        },
      ),
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(shared);
  });
});
