import { runInNewContext } from 'node:vm';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { scrubValue } from './scrub-value';

const CPF = '52998224725';
const EMAIL = 'joao@acme.com.br';
const TOKEN = 'tok-3n-v4lue';

/** What the log would hold. */
const written = (value: unknown): string => JSON.stringify(scrubValue(value));

describe('scrubValue', () => {
  it('redacts by key at any depth, whatever the spelling', () => {
    const value = {
      a: [{ identification_document: 'X1', 'E-Mail': 'x', mobileNumber: 'y', lastName: 'Silva' }],
      headers: { 'X-Ponte-Token': TOKEN, Authorization: TOKEN, 'set-cookie': [TOKEN] },
      config: { GUPY_API_TOKEN: TOKEN, clientHeaders: { any: TOKEN }, nested: { senha: TOKEN } },
    };
    expect(written(value)).toBe(
      '{"a":[{"identification_document":"[redacted]","E-Mail":"[redacted]","mobileNumber":"[redacted]",' +
        '"lastName":"[redacted]"}],"headers":{"X-Ponte-Token":"[redacted]","Authorization":"[redacted]",' +
        '"set-cookie":"[redacted]"},"config":{"GUPY_API_TOKEN":"[redacted]","clientHeaders":"[redacted]",' +
        '"nested":{"senha":"[redacted]"}}}',
    );
  });

  it('shows of a person the id alone, of a step its name', () => {
    const value = {
      candidate: { id: 7, name: 'João', gender: 'x', schooling: 'y' },
      user: 'Maria',
      other: { name: 'João', email: EMAIL },
      step: { id: 3, name: 'Exames' },
    };
    expect(scrubValue(value)).toEqual({
      candidate: { id: 7, name: '[redacted]', gender: '[redacted]', schooling: '[redacted]' },
      user: '[redacted]',
      other: { name: '[redacted]', email: '[redacted]' },
      step: { id: 3, name: 'Exames' },
    });
  });

  it('keeps ids and times, scrubs numbers that are a CPF', () => {
    const value = {
      applicationId: 529925562,
      offset: '11987654321',
      at: 1732262400123,
      resetAt: 1732262400,
      strange: Number(CPF),
      big: BigInt(CPF),
    };
    expect(scrubValue(value)).toEqual({
      applicationId: 529925562,
      offset: '11987654321',
      at: 1732262400123,
      resetAt: 1732262400,
      strange: '[cpf]',
      big: '[cpf]',
    });
  });

  it('goes through errors, their causes and their parts', () => {
    const inner = new TypeError(`no candidate ${CPF}`);
    const middle = new AggregateError([inner, new Error(EMAIL)], `both failed for ${EMAIL}`);
    const error = Object.assign(new Error(`call failed: ${CPF}`, { cause: middle }), {
      code: 'ECONNREFUSED',
      config: {
        url: `https://a.example/x?cpf=${CPF}`,
        headers: { authorization: `Bearer ${TOKEN}` },
      },
      response: { data: JSON.stringify({ email: EMAIL, cpf: CPF }) },
    });
    const text = written({ err: error });
    expect(text).not.toContain(CPF);
    expect(text).not.toContain(EMAIL);
    expect(text).not.toContain(TOKEN);
    expect(scrubValue(error)).toMatchObject({
      type: 'Error',
      message: 'call failed: [cpf]',
      code: 'ECONNREFUSED',
      cause: { type: 'AggregateError', errors: [{ type: 'TypeError' }, { message: '[email]' }] },
    });
  });

  it('names the class of an error, its code and where it was thrown', () => {
    const refused = Object.assign(new DatabaseError('duplicate key', 13, 'error'), {
      code: '23505',
      severity: 'ERROR',
      constraint: 'uq_inbox',
    });
    // As kafkajs makes them: with a `type` of their own.
    const broker = Object.assign(new Error('Topic already exists'), {
      name: 'KafkaJSProtocolError',
      type: 'TOPIC_ALREADY_EXISTS',
      code: 36,
    });
    const failed = new QueryFailedError('INSERT', [], refused);
    class Own extends Error {}
    expect(scrubValue(new TypeError('x'))).toMatchObject({
      type: 'TypeError',
      stack: expect.stringContaining('scrub-value.spec.ts'),
    });
    expect(scrubValue(new Own('x', { cause: refused }))).toMatchObject({
      type: 'Own',
      cause: { type: 'DatabaseError', code: '23505', stack: expect.any(String) },
    });
    expect(scrubValue([broker, failed])).toMatchObject([
      {
        type: 'KafkaJSProtocolError',
        errorType: 'TOPIC_ALREADY_EXISTS',
        code: 36,
        stack: expect.any(String),
      },
      { type: 'QueryFailedError', code: '23505', driverError: { type: 'DatabaseError' } },
    ]);
  });

  it('takes an error of another realm for what it is', () => {
    const foreign: unknown = runInNewContext('Object.assign(new RangeError("no"), { code: "E1" })');
    expect(scrubValue({ err: foreign })).toMatchObject({
      err: { type: 'RangeError', message: 'no', code: 'E1', stack: expect.any(String) },
    });
  });

  it('reads Maps, Sets, lists of pairs, Buffers, dates and URLs', () => {
    const value = {
      map: new Map<unknown, unknown>([
        ['cpf', CPF],
        [EMAIL, new Set([CPF])],
      ]),
      raw: ['host', 'a', 'authorization', TOKEN],
      bytes: Buffer.from(CPF),
      when: new Date(0),
      url: new URL(`https://u:${TOKEN}@a.example/?token=${TOKEN}`),
      headers: new Headers({ authorization: TOKEN }),
    };
    const text = written(value);
    expect(text).not.toContain(CPF);
    expect(text).not.toContain(EMAIL);
    expect(text).not.toContain(TOKEN);
    expect(text).toContain('[Buffer, 11 bytes]');
    expect(text).toContain('1970-01-01T00:00:00.000Z');
  });

  it('survives circles, throwing getters, hostile proxies and strange keys', () => {
    const circle: Record<string, unknown> = { name: 'x' };
    circle.self = circle;
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const value = {
      circle,
      getter: Object.defineProperty({}, 'bad', {
        enumerable: true,
        get: () => {
          throw new Error('no');
        },
      }),
      proxy,
      json: {
        toJSON: () => {
          throw new Error('no');
        },
      },
      null: Object.create(null) as object,
      proto: JSON.parse('{"__proto__":{"a":1}}') as object,
      symbol: Symbol(CPF),
      none: undefined,
    };
    expect(scrubValue(value)).toMatchObject({
      circle: { self: '[circular]' },
      getter: { bad: '[unreadable]' },
      proxy: '[unreadable]',
      json: '[unreadable]',
    });
    expect(written(value)).not.toContain(CPF);
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  it('is bounded in depth, breadth and size', () => {
    let deep: object = {};
    for (let level = 0; level < 50; level++) deep = { deep };
    expect(written(deep)).toContain('[too deep]');
    expect(written(Array.from({ length: 5_000 }, (_, index) => index))).toContain('[4900 more]');
    const wide = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => ({ a: {} })));
    expect(written(wide)).toContain('[too large]');
  });

  it('scrubs keys too', () => {
    expect(written({ [`person ${CPF}`]: 1, [EMAIL]: 2 })).toBe('{"person [cpf]":1,"[email]":2}');
  });
});
