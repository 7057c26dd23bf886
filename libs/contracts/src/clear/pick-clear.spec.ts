import fc from 'fast-check';
import { parseJson } from '../json/parse-json';
import { Int, Json, ListOf, Nested, Text } from '../decorators';
import { pickClear } from './pick-clear';

class Element {
  @Int()
  id!: number;

  @Json({ optional: true })
  value?: unknown;
}

class Data {
  @Text({ max: 9 })
  name!: string;

  @Nested(Element)
  element!: Element;

  @ListOf(Element)
  list!: Element[];
}

class Body {
  @Text({ max: 9, addedAtEdge: true })
  source!: string;

  @Int()
  id!: number;

  @Nested(Data)
  data!: Data;
}

/** Leaves by JSON pointer; an empty container is a leaf too. */
function leavesOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${at}=${JSON.stringify(value)}`];
  const entries = Object.entries(value);
  return entries.flatMap(([key, member]) => leavesOf(member, `${at}/${key}`));
}

// Leaves at paths that the class names; whatever lies under `value` is named, being any JSON.
const named =
  /^(\/id|\/data\/name|\/data\/element\/id|\/data\/element\/value(\/.*)?|\/data\/list\/\d+\/id|\/data\/list\/\d+\/value(\/.*)?|\/data|\/data\/element|\/data\/list(\/\d+)?)=/su;

const keys = fc.constantFrom(
  'id',
  'value',
  'name',
  'data',
  'element',
  'list',
  'source',
  'cpf',
  '__proto__',
  'constructor',
);
const { tree } = fc.letrec<{ tree: unknown; node: Record<string, unknown> }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    fc.constantFrom<unknown>(1, 'x', true, null, 2.5),
    tie('node'),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
  node: fc.dictionary(keys, tie('tree'), { maxKeys: 6, noNullPrototype: true }),
}));
const shaped = fc.record({
  id: tree,
  cpf: tree,
  source: tree,
  data: fc.oneof(
    tree,
    fc.record({
      name: tree,
      cpf: tree,
      element: fc.oneof(tree, fc.record({ id: tree, value: tree, cpf: tree })),
      list: fc.oneof(
        tree,
        fc.array(fc.oneof(tree, fc.record({ id: tree, value: tree, cpf: tree })), { maxLength: 4 }),
      ),
    }),
  ),
});
// Through JSON, because that is how bodies come: `__proto__` is an own key then.
const bodies = fc
  .oneof(shaped, fc.dictionary(keys, tree, { noNullPrototype: true }))
  .map((body) => parseJson(JSON.stringify(body)) as object);

describe('pickClear', () => {
  it('puts every leaf into exactly one of clear and rest, and nothing that is not named into clear', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const text = JSON.stringify(body);
        const { clear, rest } = pickClear(Body, body);
        const clearLeaves = leavesOf(clear);
        // Lists keep their index by `{}`, which is no leaf.
        expect([...clearLeaves, ...leavesOf(rest ?? {})].sort()).toEqual(leavesOf(body).sort());
        expect(clearLeaves.filter((leaf) => !named.test(leaf))).toEqual([]);
        expect(JSON.stringify(body)).toBe(text);
        expect(Object.getPrototypeOf(clear)).toBe(Object.prototype);
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps structure and index, and says undefined when nothing is left', () => {
    const body = { id: 1, data: { name: 'n', list: [{ id: 1 }, { id: 2, cpf: 'x' }, { id: 3 }] } };
    expect(pickClear(Body, body)).toEqual({
      clear: { id: 1, data: { name: 'n', list: [{ id: 1 }, { id: 2 }, { id: 3 }] } },
      rest: { data: { list: [{}, { cpf: 'x' }, {}] } },
    });
    expect(pickClear(Body, { id: 1 })).toEqual({ clear: { id: 1 }, rest: undefined });
  });

  it('does not let a sender fill what the edge adds', () => {
    expect(pickClear(Body, { id: 1, source: 'forged' })).toEqual({
      clear: { id: 1 },
      rest: { source: 'forged' },
    });
  });

  it('withholds a value of the wrong shape and leaves in its place what the contract refuses', () => {
    const { clear, rest } = pickClear(Body, {
      id: { cpf: 1 },
      data: { name: ['x'], element: 'text', list: { a: 1 } },
    });
    expect(clear).toEqual({ id: {}, data: { name: {}, element: [], list: {} } });
    expect(rest).toEqual({
      id: { cpf: 1 },
      data: { name: ['x'], element: 'text', list: { a: 1 } },
    });
    expect(pickClear(Body, { data: 'text' })).toEqual({
      clear: { data: [] },
      rest: { data: 'text' },
    });
  });

  it('carries __proto__ as the key that it is, changing no prototype', () => {
    const body = parseJson(
      '{"__proto__":{"polluted":1},"data":{"__proto__":{"name":"x"},"constructor":1}}',
    ) as object;
    const { clear, rest } = pickClear(Body, body);
    expect(JSON.stringify(rest)).toBe(JSON.stringify(body));
    expect(JSON.stringify(clear)).toBe('{"data":{}}');
    expect((clear.data as { name?: string }).name).toBeUndefined();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
