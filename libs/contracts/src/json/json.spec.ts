import fc from 'fast-check';
import { canonicalJson } from './canonical-json';
import { JsonTextError, parseJson } from './parse-json';

/** Any JSON without whole numbers that would be rounded: those are told of below. */
const texts = fc
  .jsonValue({ maxDepth: 6 })
  .map((value) => JSON.stringify(value))
  .filter((text) => !/\d{16}/.test(text));

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
        expect(parseJson(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('keeps whole numbers beyond 2^53−1 as their digits and rounds none', () => {
    const digits = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n });
    fc.assert(
      fc.property(digits, fc.string(), (number, text) => {
        const parsed = parseJson(`{"text":${JSON.stringify(text)},"a":[{"id":${number}}]}`) as {
          a: [{ id: unknown }];
        };
        const safe = number >= Number.MIN_SAFE_INTEGER && number <= Number.MAX_SAFE_INTEGER;
        expect(parsed.a[0].id).toBe(safe ? Number(number) : String(number));
      }),
      { numRuns: 1_000 },
    );
    expect(parseJson('9007199254740991')).toBe(9007199254740991);
    expect(parseJson('9007199254740993')).toBe('9007199254740993');
    expect(
      parseJson('[9007199254740993.0, 0.12345678901234567, "9007199254740993", 9282348.0]'),
    ).toEqual(['9007199254740993.0', 0.12345678901234567, '9007199254740993', 9282348]);
  });

  it('skips a byte order mark', () => {
    expect(parseJson(Buffer.from('\ufeff{"a":1}'))).toEqual({ a: 1 });
  });

  it.each(['', '{', 'nome=Ana', '{"cpf":"52998224725",}', '[1,]'])(
    'says where %j stops being JSON, quoting nothing',
    (text) => {
      let thrown: unknown;
      try {
        parseJson(text);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(JsonTextError);
      expect((thrown as Error).message).toMatch(/^not JSON(, at character \d+)?$/);
      expect((thrown as Error).cause).toBeUndefined();
    },
  );

  it('refuses what is nested deeper than 64 levels, however deep', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(() => parseJson(nested(64))).not.toThrow();
    expect(() => parseJson(nested(65))).toThrow('JSON nested deeper than 64 levels');
    expect(() => parseJson(nested(100_000))).toThrow(JsonTextError);
    expect(parseJson(`[${'{},'.repeat(500)}"[[[["]`)).toHaveLength(501);
  });

  it('keeps __proto__ as an own key', () => {
    expect(Object.keys(parseJson('{"__proto__":1,"id":12345678901234567890}') as object)).toEqual([
      '__proto__',
      'id',
    ]);
  });
});

describe('canonicalJson', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, shuffled(member)]),
    );
  };

  it('is the same for every order of keys, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(canonicalJson(shuffled(plain))).toBe(canonicalJson(plain));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
  });

  it('sorts keys, keeps lists in order and leaves undefined out', () => {
    expect(canonicalJson({ b: [2, 1, undefined], a: { d: null, c: 1.0 }, e: undefined })).toBe(
      '{"a":{"c":1,"d":null},"b":[2,1,null]}',
    );
    expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
  });
});
