/**
 * The class-validator rule and the JSON Schema of a decorator must judge every value alike: the first is what a reader
 * of the class sees, the second is what runs. Random values around each decorator, a thousand for each way of using it:
 * valid ones, nearly valid ones and wild ones.
 */
import fc from 'fast-check';
import { compileValidator } from '../schema/compile-validator';
import { schemaOf } from '../schema/schema-of';
import type { FieldOptions } from './field-rule';
import {
  DayOrTimestamp,
  Figures,
  Flag,
  Int,
  Json,
  ListOf,
  Nested,
  Num,
  NumberOrText,
  OneOf,
  SealedPart,
  Text,
  Timestamp,
  Uuid,
} from './index';
import { judgeByClass } from './judge-by-class';
import type { ValueClass } from './value-class';

class Inner {
  @Int({ max: 9 })
  id!: number;

  @Text({ optional: true, max: 3 })
  name?: string;
}

const graphemes = fc.string({
  unit: fc.constantFrom('a', 'é', '\0', '😀', '\ufe0f', '\ud800', ' '),
  maxLength: 8,
});
const numbers = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.double(),
  fc.constantFrom(-0, 0.5, 1e300, 2 ** 53 - 1, 2 ** 53, -1e-9, 9282348.0, NaN, Infinity),
);
const two = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, '0'));
const moments = fc
  .tuple(
    fc.constantFrom('2026', '2024', '1900', '2000', '0000', '0999', '99999'),
    two(13),
    two(32),
    fc.constantFrom('T', 't', ' ', ''),
    two(25),
    two(61),
    two(61),
    fc.constantFrom('', '.1', '.120', '.', '.1234567890'),
    fc.constantFrom('Z', 'z', '', '+03:00', '-03:00', '+24:00', '-03', '+0300', '-00:60'),
  )
  .map(([y, m, d, t, h, min, s, f, z]) => `${y}-${m}-${d}${t}${h}:${min}:${s}${f}${z}`);
const goodMoments = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const uuids = fc.oneof(
  fc.uuid(),
  fc.uuid().map((uuid) => uuid.toUpperCase()),
  fc.uuid().map((uuid) => uuid.slice(1)),
);
const tokens = fc
  .tuple(
    fc.constantFrom('v1', 'v1', 'v1', 'v2', 'v1.'),
    fc.constantFrom('k1', 'k1', 'k1', '', 'k.1'),
    fc.constantFrom(
      'raw:gupy:acme:1',
      'raw:gupy:acme:1',
      'raw:a%2Eb:c:2',
      'candidate:gupy:acme:1',
      'raw',
      'raw:',
    ),
    fc.integer({ min: 36, max: 40 }).map((length) => 'A'.repeat(length)),
  )
  .map((parts) => parts.join('.'));
const inner = fc.oneof(
  fc.record({ id: numbers, name: fc.option(graphemes, { nil: undefined }) }, { requiredKeys: [] }),
  fc.record({ id: fc.integer({ min: 0, max: 9 }), other: fc.jsonValue() }),
);

const cases: Record<
  string,
  [decorate: (options: FieldOptions) => PropertyDecorator, near: fc.Arbitrary<unknown>]
> = {
  Text: [(options) => Text({ ...options, min: 1, max: 4 }), graphemes],
  Figures: [
    (options) => Figures({ ...options, max: 4 }),
    fc.string({
      unit: fc.constantFrom('0', '9', ',', '.', '-', '+', ' ', 'a', '\n', '😀', '\0'),
      maxLength: 6,
    }),
  ],
  Int: [(options) => Int(options), numbers],
  'Int with bounds': [(options) => Int({ ...options, min: -2, max: 9 }), numbers],
  Num: [(options) => Num(options), numbers],
  'Num with bounds': [(options) => Num({ ...options, min: -1, max: 9.5 }), numbers],
  NumberOrText: [
    (options) => NumberOrText({ ...options, min: 1, max: 4 }),
    fc.oneof(numbers, graphemes),
  ],
  Flag: [Flag, fc.oneof(fc.boolean(), fc.constantFrom(0, 1, 'true'))],
  Timestamp: [Timestamp, fc.oneof(goodMoments, moments)],
  DayOrTimestamp: [
    DayOrTimestamp,
    fc.oneof(
      goodMoments,
      moments,
      fc.oneof(goodMoments, moments).map((text) => text.slice(0, 10)),
    ),
  ],
  Uuid: [Uuid, uuids],
  OneOf: [(options) => OneOf(['a', 'b'], options), fc.constantFrom('a', 'b', 'c', 'A', '')],
  SealedPart: [(options) => SealedPart({ ...options, purpose: 'raw' }), tokens],
  Nested: [(options) => Nested(Inner, options), inner],
  ListOf: [
    (options) => ListOf(Inner, { ...options, maxItems: 3 }),
    fc.array(fc.oneof({ weight: 9, arbitrary: inner }, { weight: 1, arbitrary: fc.jsonValue() }), {
      maxLength: 4,
    }),
  ],
  Json: [Json, fc.jsonValue()],
};
const uses: FieldOptions[] = [
  {},
  { optional: true },
  { nullable: true },
  { optional: true, nullable: true },
];

function holding(decorator: PropertyDecorator): ValueClass {
  class Holder {
    field?: unknown;
  }
  decorator(Holder.prototype, 'field');
  return Holder;
}

describe.each(Object.entries(cases))('@%s', (_, [decorate, near]) => {
  it.each(uses)('is judged alike by class and by schema: %j', (options) => {
    const valueClass = holding(decorate(options));
    const judge = compileValidator(() => schemaOf(valueClass));
    const verdicts = { good: 0, bad: 0 };
    const value = fc.oneof(
      { weight: 7, arbitrary: near },
      { weight: 1, arbitrary: fc.constantFrom(undefined, null) },
      { weight: 2, arbitrary: fc.jsonValue() },
    );
    fc.assert(
      fc.property(value, (field) => {
        const good = judge({ field }).length === 0;
        verdicts[good ? 'good' : 'bad'] += 1;
        expect({ field, good: judgeByClass(valueClass, { field }).length === 0 }).toEqual({
          field,
          good,
        });
      }),
      { numRuns: 1_000 },
    );
    // The values are worth something only if both verdicts occur; any JSON refuses nothing but absence.
    expect(verdicts.good).toBeGreaterThan(10);
    if (decorate !== Json) expect(verdicts.bad).toBeGreaterThan(10);
  });

  it('tells absence from null', () => {
    for (const options of uses) {
      const valueClass = holding(decorate(options));
      const judge = compileValidator(() => schemaOf(valueClass));
      expect(judge({}).length === 0).toBe(options.optional ?? false);
      expect(judge({ field: null }).length === 0).toBe(
        decorate === Json || (options.nullable ?? false),
      );
    }
  });
});
