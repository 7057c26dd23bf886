import fc from 'fast-check';
import { nestsDeeper } from './nests-deeper';

const deeper = (json: string, levels: number): boolean => nestsDeeper(Buffer.from(json), levels);
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0;

describe('the depth of JSON', () => {
  it.each([
    ['1', 0],
    ['[]', 1],
    ['{"a":[{}]}', 3],
    ['[[],[],[[]]]', 3],
    [String.raw`["[[[[", "{\"[[", "\\", "\\\"[["]`, 1],
  ])('of %s is %d', (json, levels) => {
    expect([deeper(json, levels), levels > 0 && deeper(json, levels - 1)]).toEqual([
      false,
      levels > 0,
    ]);
  });

  it('is that of the value, whatever stands in its texts', () => {
    const text = fc.string({ unit: fc.constantFrom('[', '{', '"', '\\', 'é', ']') });
    const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(text, tie('value'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(values, (value) => {
        const json = JSON.stringify(value);
        const depth = depthOf(value);
        expect(deeper(json, depth)).toBe(false);
        if (depth > 0) expect(deeper(json, depth - 1)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a body of nothing but brackets is told without recursion', () => {
    expect(deeper('['.repeat(250_000), 64)).toBe(true);
  });
});
