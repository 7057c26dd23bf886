import fc from 'fast-check';
import { elementBytes } from './element-bytes';

const texts = (json: string): string[] =>
  elementBytes(Buffer.from(json)).map((bytes) => bytes.toString());

describe('the elements of an array', () => {
  it.each([
    ['[]', []],
    [' [ \n ] ', []],
    ['[{"a":"]"},  [1, 2] ,"\\"],[" ]', ['{"a":"]"}', '[1, 2]', '"\\"],["']],
    ['\ufeff[1.0, 1e400, {"a":1,"a":2}]', ['1.0', '1e400', '{"a":1,"a":2}']],
  ])('of %j stand there as %j', (json, elements) => expect(texts(json)).toEqual(elements));

  it('are those that JSON.parse finds, however it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.nat(4), (values, indent) => {
        const json = JSON.stringify(values, null, indent);
        expect(texts(json).map((text) => JSON.parse(text) as unknown)).toEqual(JSON.parse(json));
      }),
      { numRuns: 500 },
    );
  });

  it('may nest as deep as they like', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(texts(`[1, ${deep}]`)).toEqual(['1', deep]);
  });
});
