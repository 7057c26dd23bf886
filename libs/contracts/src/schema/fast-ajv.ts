import Ajv, { type KeywordDefinition } from 'ajv';
import { dayExists } from '../decorators/timestamp.decorator';
import { codePoints, withoutNul } from '../decorators/text.decorator';

/** A search instead of a regular expression, for the one pattern that nearly every text has. Ajv names it by its text. */
const nulSearch = {
  test: (text: string): boolean => !text.includes('\0'),
  toString: (): string => `/${withoutNul}/u`,
};

function regExp(pattern: string, flags: string): { test(text: string): boolean } {
  return pattern === withoutNul ? nulSearch : new RegExp(pattern, flags);
}
/** How standalone code would name it: none is generated. */
regExp.code = 'regExp';

/**
 * Ajv's own count the code points of each text. A code point is one or two UTF-16 units, so that most texts need no
 * counting: one of few enough units cannot have too many code points, one of twice as many cannot have too few.
 */
const lengths: readonly KeywordDefinition[] = [
  {
    keyword: 'maxLength',
    type: 'string',
    schemaType: 'number',
    compile: (most: number) => (text: string) => text.length <= most || codePoints(text) <= most,
  },
  {
    keyword: 'minLength',
    type: 'string',
    schemaType: 'number',
    compile: (least: number) => (text: string) =>
      text.length >= 2 * least || codePoints(text) >= least,
  },
];

/**
 * The Ajv of all contracts. It judges as one of the shop would (the tests of the decorators hold it against
 * class-validator); some of its parts are replaced, which makes an event of 20 texts cost 1 µs instead of 3.
 */
export function fastAjv(): Ajv {
  const ajv = new Ajv({
    strict: true,
    allowUnionTypes: true,
    // One at a time would save nothing on a valid value (0.06 µs of 1.5).
    allErrors: true,
    // Puts the schema beside each error, from which the message is made.
    verbose: true,
    addUsedSchema: false,
    code: { regExp },
  });
  // The pattern that `@Timestamp` puts beside the format has judged all but the days of the month.
  ajv.addFormat('date-time', { type: 'string', validate: dayExists });
  for (const length of lengths) ajv.removeKeyword(String(length.keyword)).addKeyword(length);
  ajv.addKeyword('x-sealed');
  return ajv;
}
