import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { NumberOrText, Text, Timestamp } from '../decorators';
import { fastAjv } from './fast-ajv';
import { schemaOf } from './schema-of';

class Value {
  @Timestamp({ optional: true })
  date?: string;

  @Text({ optional: true, nullable: true, min: 2, max: 4 })
  text?: string | null;

  @NumberOrText({ optional: true, max: 3 })
  score?: number | string;
}

const two = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, '0'));
const dates = fc
  .tuple(fc.constantFrom('1900', '2000', '2023', '2024', '0999', '9999', '99999'), two(13), two(32))
  .map((parts) => `${parts.join('-')}T12:00:00Z`);
const texts = fc.string({
  unit: fc.constantFrom('a', 'é', '\0', '😀', '\ufe0f', '\ud800', ' '),
  maxLength: 6,
});
const anything = fc.oneof(texts, dates, fc.constantFrom<unknown>(null, 1, [], {}, '', '29'));

describe('the Ajv with replaced parts', () => {
  it('judges as the one of the shop with ajv-formats does, and names the same places', () => {
    const schema = schemaOf(Value);
    const stock = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
    const judge = fastAjv().compile(schema);
    const reference = addFormats(stock, ['date-time']).compile(schema);
    const places = (errors: typeof judge.errors): string[] =>
      [...new Set(errors?.map(({ instancePath }) => instancePath))].sort();
    let valid = 0;
    fc.assert(
      fc.property(
        fc.record(
          { date: fc.oneof(dates, anything), text: anything, score: anything },
          { requiredKeys: [] },
        ),
        (value) => {
          const kept = reference(value);
          if (kept) valid += 1;
          expect(judge(value)).toBe(kept);
          expect(places(judge.errors)).toEqual(places(reference.errors));
        },
      ),
      { numRuns: 5_000 },
    );
    expect(valid).toBeGreaterThan(100);
  });
});
