import { judgeAnswer } from './judge-answer';

const judged = (status: number, body: unknown, more: { broken?: true; idempotent?: true } = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const broken = { fault: 'reset', what: 'the connection broke' } as const;
  const answer = { answered: true, status, headers: {}, body: Buffer.from(text) } as const;
  const options = { subject: 'feedz holding: POST /persons', idempotent: more.idempotent ?? false };
  return judgeAnswer(
    { ...answer, ...(more.broken && { broken }) },
    { ...options, maxBytes: 100_000 },
  );
};

describe('an answer', () => {
  it.each([
    [500, { statusCode: 500, message: 'Internal server error' }],
    [502, { code: 502, message: 'Bad gateway' }],
    [503, { code: 7_777, message: 'of a gateway' }],
    [500, '{"code":50'],
  ])('%i %j leaves open what was done', (status, body) => {
    expect(judged(status, body)).toMatchObject({ ok: false, class: 'ambiguous' });
    expect(judged(status, body, { idempotent: true })).toMatchObject({ class: 'transient' });
  });

  it('with a code of Feedz is Feedz that speaks, also under 500', () =>
    expect(judged(500, { code: 4999, message: 'x' })).toMatchObject({ said: { code: 4999 } }));

  it.each([301, 302, 404, 405])(
    '%i without a code of Feedz is of an address that is wrong',
    (status) => {
      for (const body of [
        '<html>',
        { message: 'Cannot POST' },
        { statusCode: status, message: 'x' },
        '',
      ])
        expect(judged(status, body)).toMatchObject({ class: 'unavailable', scope: 'endpoint' });
    },
  );

  it('that refuses and breaks off took nothing, but may be asked for again', () =>
    expect(judged(400, '{"code":50', { broken: true })).toMatchObject({ class: 'transient' }));

  it('that lists a 5000 among the errors of a process is not about the token; one that failed with it is', () => {
    const errors = [{ code: 5000, message: 'x' }];
    expect(judged(200, { status: 'finished', errors })).toMatchObject({ ok: true });
    expect(judged(200, { status: 'failed', errors })).toMatchObject({ scope: 'party' });
    expect(judged(200, { status: 'error', code: 5000, message: 'Token inválido' })).toMatchObject({
      scope: 'party',
    });
  });

  it('that is cut off anywhere is none', () => {
    const text = JSON.stringify({ processId: 'p-1', status: 'finished', errors: [{ code: 5013 }] });
    for (let length = 0; length < text.length; length += 1)
      expect(judged(200, text.slice(0, length))).toMatchObject({ ok: false, class: 'ambiguous' });
  });

  it('is never quoted by a reason', () => {
    for (const status of [200, 302, 400, 401, 404, 429, 500]) {
      const answer = judged(status, 'Ana Souza ana@example.com');
      expect(answer.ok ? '' : answer.reason).toMatch(
        /^feedz holding: POST \/persons: answered \d+: /,
      );
      expect(answer.ok ? '' : answer.reason).not.toMatch(/Ana|Souza|@/);
    }
  });
});
