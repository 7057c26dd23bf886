import { decodeAs } from './decode';
import { flag, integerId, listOf, maybe, number, object, opaqueId, text } from './shape';

describe('shapes', () => {
  const person = object({
    id: integerId,
    name: maybe(text),
    score: maybe(number),
    hidden: maybe(flag),
  });

  it('reads what it knows and ignores the rest', () => {
    expect(person({ id: 7, name: 'Ana', score: 9.5, hidden: false, more: {} }, '')).toEqual({
      id: 7,
      name: 'Ana',
      score: 9.5,
      hidden: false,
    });
  });

  it('does without what is missing, null or of another kind', () => {
    expect(person({ id: 7, name: null, score: 'high' }, '')).toEqual({ id: 7 });
  });

  it.each([null, undefined, 'x', [], 7, true])('tells that %j is no object', (value) => {
    expect(decodeAs(person)(value, 200)).toEqual({ ok: false, why: 'the body is not an object' });
  });

  it('says where and what, never the value', () => {
    const decoded = decodeAs(object({ person }))({ person: { id: 'Ana' } }, 200);
    expect(decoded).toEqual({
      ok: false,
      why: '/person/id is not an id (an integer from 1 to 2^53 − 1)',
    });
  });

  it.each([
    [9282348, 9282348],
    [JSON.parse('9282348.0') as number, 9282348],
    ['9282348', 9282348],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])('reads %j as an id', (value, id) => {
    expect(integerId(value, '')).toBe(id);
  });

  it.each([
    0,
    -1,
    1.5,
    NaN,
    JSON.parse('9007199254740993') as number,
    '9007199254740993',
    '',
    '1e3',
    null,
  ])('refuses %j as an id', (value) => {
    expect(() => integerId(value, '')).toThrow('is not an id');
  });

  it('reads opaque ids as text', () => {
    expect([opaqueId('d5b2eca6', ''), opaqueId(12, '')]).toEqual(['d5b2eca6', '12']);
    expect(() => opaqueId(' ', '')).toThrow();
    expect(() => opaqueId(2 ** 60, '')).toThrow();
  });

  it('leaves out items that it cannot read', () => {
    expect(listOf(person)([{ id: 1 }, { id: null }, null, { id: 2 }], '')).toEqual([
      { id: 1 },
      { id: 2 },
    ]);
    expect(() => listOf(person)({}, '')).toThrow('a list');
  });

  it('is not led to a prototype', () => {
    expect(
      object({ toString: maybe(text), constructor: maybe(text) })({}, '').toString,
    ).toBeUndefined();
    expect(person(JSON.parse('{"id":1,"__proto__":{"name":"x"}}'), '')).toEqual({ id: 1 });
  });
});
