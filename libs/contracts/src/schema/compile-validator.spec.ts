import { gupyApplicationMoved as contract } from '../gupy/application-moved/gupy-application-moved.event';
import { Nested, Text } from '../decorators';
import { compileValidator } from './compile-validator';
import { schemaOf } from './schema-of';

describe('the hot path’s judge', () => {
  it('returns one shared empty array for a valid value', () => {
    const first = contract.validate(contract.example);
    expect(first).toEqual([]);
    expect(contract.validate(structuredClone(contract.example))).toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
  });

  it('names the place, what was expected there, and every fault at once', () => {
    const value = {
      ...contract.example,
      date: 'ontem',
      event: 'application.created',
      data: {
        application: { currentStep: 'Exames', score: '7' },
        job: { customFields: [{}, 'x'] },
      },
    };
    expect(contract.validate(value)).toEqual([
      {
        path: '/date',
        message: 'must be a date and time with zone such as 2026-03-02T18:41:24.120Z',
      },
      { path: '/event', message: 'must be "application.moved"' },
      { path: '/data/job/customFields/1', message: 'must be an object' },
      {
        path: '/data/application/id',
        message: 'is missing; it must be an integer from 0 to 9007199254740991',
      },
      { path: '/data/application/score', message: 'must be a number or null' },
      { path: '/data/application/currentStep', message: 'must be an object or null' },
    ]);
  });

  it.each([undefined, null, 'text', 7, [], [contract.example]])(
    'takes anything: %j is no value',
    (value) => {
      expect(contract.validate(value)).toEqual([{ path: '', message: 'must be an object' }]);
    },
  );

  it('never quotes a value or an unknown key', () => {
    const secret = '52998224725';
    const poison = (value: unknown): unknown => {
      if (Array.isArray(value)) return [...(value.map(poison) as unknown[]), secret];
      if (typeof value !== 'object' || value === null) return { [secret]: secret };
      return Object.fromEntries([
        ...Object.entries(value).map(([key, member]) => [key, poison(member)]),
        [secret, secret],
      ]);
    };
    const faults = contract.validate(poison(contract.example));
    expect(faults.length).toBeGreaterThan(5);
    expect(JSON.stringify(faults)).not.toContain(secret);
  });

  it('tells at most twenty faults', () => {
    const customFields = Array.from({ length: 100 }, () => 7);
    const value = { ...contract.example, data: { application: { id: 1 }, job: { customFields } } };
    expect(contract.validate(value)).toHaveLength(20);
  });

  it('refuses U+0000, which PostgreSQL cannot store', () => {
    const value = { ...contract.example, companyName: 'AC\0ME' };
    expect(contract.validate(value).map(({ path }) => path)).toEqual(['/companyName']);
  });

  it('refuses a sealed part of another purpose', () => {
    const sealed = { candidate: contract.example.sealed.raw };
    expect(contract.validate({ ...contract.example, sealed })).toEqual([
      { path: '/sealed/candidate', message: 'must be a part sealed for "candidate"' },
    ]);
  });
});

describe('schemaOf', () => {
  it('refuses a class without decorators and a field declared twice', () => {
    class Bare {
      name?: string;
    }
    class Base {
      @Text({ max: 1 })
      name!: string;
    }
    class Twice extends Base {
      @Text({ max: 2 })
      declare name: string;
    }
    class Outer {
      @Nested(Bare)
      bare!: Bare;
    }
    expect(() => schemaOf(Bare)).toThrow('Bare has no contract decorator');
    expect(() => schemaOf(Twice)).toThrow('Twice.name is declared twice');
    expect(() => compileValidator(() => schemaOf(Outer))({})).toThrow(
      'Bare has no contract decorator',
    );
  });
});
