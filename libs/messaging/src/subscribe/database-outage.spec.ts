import { QueryFailedError } from 'typeorm';
import { isDatabaseOutage, sqlStateOf } from './database-outage';

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('isDatabaseOutage', () => {
  it.each(['08006', '25P03', '40001', '40P01', '53300', '55P03', '57P01', '57014'])(
    'takes SQLSTATE %s as an outage',
    (code) => {
      expect(isDatabaseOutage(withCode(code))).toBe(true);
      expect(isDatabaseOutage(new QueryFailedError('SELECT 1', [], withCode(code)))).toBe(true);
      expect(isDatabaseOutage(new Error('could not save', { cause: withCode(code) }))).toBe(true);
    },
  );

  it.each(['23505', '22P02', '42P01', '25P02', '55000'])(
    'blames the event for SQLSTATE %s',
    (code) => {
      expect(isDatabaseOutage(withCode(code))).toBe(false);
      expect(isDatabaseOutage(new QueryFailedError('SELECT 1', [], withCode(code)))).toBe(false);
    },
  );

  it.each([
    withCode('ECONNREFUSED'),
    new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]),
    new Error('Connection terminated unexpectedly'),
    new Error('Client has encountered a connection error and is not queryable'),
    new Error('timeout exceeded when trying to connect'),
  ])('takes a lost connection as an outage: %s', (error) => {
    expect(isDatabaseOutage(error)).toBe(true);
  });

  it('blames the event for anything else, whatever was thrown', () => {
    expect(
      isDatabaseOutage(new TypeError("Cannot read properties of undefined (reading 'id')")),
    ).toBe(false);
    expect(isDatabaseOutage('a string')).toBe(false);
    expect(isDatabaseOutage(undefined)).toBe(false);
    const circle: { cause?: unknown } = new Error('circle');
    circle.cause = circle;
    expect(isDatabaseOutage(circle)).toBe(false);
  });
});

describe('sqlStateOf', () => {
  it('finds the SQLSTATE below wrappers and does not take an errno for one', () => {
    expect(
      sqlStateOf(
        new Error('outer', { cause: new QueryFailedError('SELECT 1', [], withCode('23505')) }),
      ),
    ).toBe('23505');
    expect(sqlStateOf(withCode('EPIPE'))).toBeUndefined();
  });
});
