import { allContracts } from '../all-contracts';
import { Int, ListOf, mayMiss, Nested, Num, OneOf, SealedPart, Text } from '../decorators';
import type { ValueClass } from '../decorators/value-class';
import { schemaOf } from '../schema/schema-of';
import { baselineOf, type Baseline } from './baseline';
import { incompatibilities } from './compatibility';

type Fields = Record<string, PropertyDecorator>;

function classOf(fields: Fields): ValueClass {
  class Value {}
  for (const [name, decorate] of Object.entries(fields)) decorate(Value.prototype, name);
  return Value;
}

const baseline = (fields: Fields, changes: Partial<Baseline> = {}): Baseline => ({
  topic: 'thing.happened.v1',
  key: 'Id.',
  partitions: 12,
  cleanup: 'delete',
  maxMessageBytes: 65_536,
  schema: schemaOf(classOf(fields)),
  ...changes,
});

const id = { id: Int() };
const judge = (before: Fields, after: Fields): readonly string[] =>
  incompatibilities([baseline({ ...id, ...before })], [baseline({ ...id, ...after })]);

describe('compatible within a version', () => {
  it.each<[string, Fields, Fields]>([
    ['nothing changed', { a: Text({ max: 5 }) }, { a: Text({ max: 5 }) }],
    ['an optional field was added', {}, { a: Text({ optional: true, max: 5 }) }],
    [
      'an optional nested object with required fields was added',
      {},
      { a: Nested(classOf({ b: Int() }), mayMiss) },
    ],
    [
      'an optional field was added in a nested object and in the elements of a list',
      { a: Nested(classOf({ b: Int() })), l: ListOf(classOf({ b: Int() })) },
      {
        a: Nested(classOf({ b: Int(), c: Int(mayMiss) })),
        l: ListOf(classOf({ b: Int(), c: Int(mayMiss) })),
      },
    ],
    [
      'words were changed',
      { a: Text({ max: 5, about: 'Old.' }) },
      { a: Text({ max: 5, about: 'New.' }) },
    ],
    ['fields were put in another order', { a: Int(), b: Int() }, { b: Int(), a: Int() }],
  ])('%s', (_, before, after) => {
    expect(judge(before, after)).toEqual([]);
  });

  it('a new topic, a larger bound on records', () => {
    const before = baseline(id);
    expect(incompatibilities([], [before])).toEqual([]);
    expect(incompatibilities([before], [baseline(id, { maxMessageBytes: 131_072 })])).toEqual([]);
  });
});

describe('incompatible within a version', () => {
  const nested = (fields: Fields): Fields => ({ a: Nested(classOf(fields)) });

  it.each<[string, Fields, Fields, string]>([
    ['a field removed', { a: Int() }, {}, 'a: the field was removed'],
    ['an optional field removed', { a: Int(mayMiss) }, {}, 'a: the field was removed'],
    [
      'a nested field removed',
      nested({ b: Int(), c: Int() }),
      nested({ b: Int() }),
      'a.c: the field was removed',
    ],
    ['a required field added', {}, { a: Int() }, 'a: a required field was added'],
    ['optional made required', { a: Int({ optional: true }) }, { a: Int() }, 'a: became required'],
    ['required made optional', { a: Int() }, { a: Int({ optional: true }) }, 'a: became optional'],
    ['null refused', { a: Int({ nullable: true }) }, { a: Int() }, 'a: type no longer admits null'],
    ['null admitted', { a: Int() }, { a: Int({ nullable: true }) }, 'a: type now admits null'],
    ['another type', { a: Int() }, { a: Text({ max: 5 }) }, 'a: type no longer admits integer'],
    [
      'a number narrowed to an integer',
      { a: Num() },
      { a: Int() },
      'a: type no longer admits number',
    ],
    [
      'a shorter text',
      { a: Text({ max: 5 }) },
      { a: Text({ max: 4 }) },
      'a: maxLength went from 5 to 4: records',
    ],
    [
      'a longer text',
      { a: Text({ max: 5 }) },
      { a: Text({ max: 6 }) },
      'a: maxLength went from 5 to 6: readers',
    ],
    [
      'an empty text refused',
      { a: Text({ max: 5 }) },
      { a: Text({ min: 1, max: 5 }) },
      'a: minLength went from 0 to 1: records',
    ],
    [
      'a smaller maximum',
      { a: Int({ max: 5 }) },
      { a: Int({ max: 4 }) },
      'a: maximum went from 5 to 4: records',
    ],
    [
      'a larger minimum',
      { a: Int({ min: 0 }) },
      { a: Int({ min: 1 }) },
      'a: minimum went from 0 to 1: records',
    ],
    [
      'a bound where there was none',
      { a: Num() },
      { a: Num({ min: 0 }) },
      'a: minimum went from none to 0: records',
    ],
    [
      'fewer elements',
      { a: ListOf(classOf(id), { maxItems: 5 }) },
      { a: ListOf(classOf(id), { maxItems: 4 }) },
      'a: maxItems went from 5 to 4: records',
    ],
    [
      'a field of an element removed',
      { a: ListOf(classOf({ ...id, b: Int() })) },
      { a: ListOf(classOf(id)) },
      'a[].b: the field was removed',
    ],
    ['a word less', { a: OneOf(['x', 'y']) }, { a: OneOf(['x']) }, 'a: enum no longer admits y'],
    ['a word more', { a: OneOf(['x']) }, { a: OneOf(['x', 'y']) }, 'a: enum now admits y'],
    [
      'a closed list opened',
      { a: OneOf(['x']) },
      { a: Text({ max: 9 }) },
      'a: the enum was dropped',
    ],
    ['an open text closed', { a: Text({ max: 9 }) }, { a: OneOf(['x']) }, 'a: an enum was added'],
    [
      'sealed made clear',
      { a: SealedPart({ purpose: 'raw' }) },
      { a: Text({ max: 9 }) },
      'a: x-sealed went from raw to none',
    ],
    [
      'another purpose',
      { a: SealedPart({ purpose: 'raw' }) },
      { a: SealedPart({ purpose: 'result' }) },
      'a: x-sealed went from raw to result',
    ],
  ])('%s', (_, before, after, problem) => {
    expect(judge(before, after)).toContainEqual(
      expect.stringContaining(`thing.happened.v1: ${problem}`),
    );
  });

  it.each<[string, Partial<Baseline>, string]>([
    ['another key', { key: 'Person.' }, 'key: went from "Id." to "Person."'],
    ['fewer partitions', { partitions: 6 }, 'partitions: went from 12 to 6'],
    ['more partitions', { partitions: 24 }, 'partitions: went from 12 to 24'],
    ['another cleanup', { cleanup: 'compact' }, 'cleanup: went from delete to compact'],
    ['smaller records', { maxMessageBytes: 1_024 }, 'maxMessageBytes: shrank'],
  ])('%s', (_, changes, problem) => {
    expect(incompatibilities([baseline(id)], [baseline(id, changes)])).toEqual([
      expect.stringContaining(`thing.happened.v1: ${problem}`),
    ]);
  });

  it('a contract removed', () => {
    expect(incompatibilities([baseline(id)], [])).toEqual([
      expect.stringContaining('the contract was removed'),
    ]);
  });

  it('any field taken out of any real contract', () => {
    for (const contract of allContracts) {
      const before = baselineOf(contract);
      for (const name of Object.keys(before.schema.properties ?? {})) {
        const properties = { ...before.schema.properties };
        delete properties[name];
        const after = { ...before, schema: { ...before.schema, properties } };
        expect(incompatibilities([before], [after])).toEqual([
          expect.stringContaining(`${contract.topic}: ${name}: the field was removed`),
        ]);
      }
    }
  });
});
