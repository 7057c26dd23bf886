import { dayOrTimestampPattern } from '../decorators/day-or-timestamp.decorator';
import type { JsonSchema } from './json-schema';

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

function bounds({ minimum, maximum, minLength = 0, maxLength, maxItems }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of ${minimum} or more`;
  if (maximum !== undefined) return ` of ${maximum} or less`;
  if (maxItems !== undefined) return ` of at most ${maxItems} elements`;
  if (maxLength === undefined) return '';
  return minLength > 0
    ? ` of ${minLength} to ${maxLength} characters without U+0000`
    : ` of at most ${maxLength} characters without U+0000`;
}

function kind(schema: JsonSchema, type: string): string {
  if (type !== 'string') return words[type] ?? type;
  if (schema.format === 'date-time')
    return 'a date and time with zone such as 2026-03-02T18:41:24.120Z';
  if (schema.pattern === dayOrTimestampPattern)
    return 'a day such as 2026-03-02, or a date and time with zone';
  if (schema['x-sealed']) return `a part sealed for "${schema['x-sealed']}"`;
  if (schema.enum)
    return schema.enum.map((word) => (word === null ? 'null' : `"${word}"`)).join(' or ');
  if (schema.pattern?.startsWith('^[0-9a-f]{8}-')) return 'a UUID in lower case';
  return 'a text';
}

/** What a schema asks for, in words, e.g. `an integer from 0 to 9007199254740991 or null`. Used in faults and documents. */
export function expectationOf(schema: JsonSchema): string {
  if (schema.type === undefined) return 'any JSON';
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  const [last, ...others] = types.filter((type) => type !== 'null').reverse();
  const told = [...others.reverse(), last ?? 'null'].map((type) => kind(schema, type)).join(' or ');
  const nullable = types.includes('null') && !schema.enum ? ' or null' : '';
  return `${told}${bounds(schema)}${nullable}`;
}
