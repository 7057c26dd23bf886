import fc from 'fast-check';
import { hintOf } from './read-errors';
import { readProcess } from './read-process';

const errorsOf = (json: unknown) => {
  const read = readProcess(json);
  return read?.state === 'ended' ? read.errors : undefined;
};

describe('a process', () => {
  it.each(['pending', 'PROCESSING', 'in_progress', 'Em processamento', 'Aguardando'])(
    'is under way: %s',
    (status) => expect(readProcess({ status })).toEqual({ state: 'pending' }),
  );

  it.each(['finished', 'Completed', 'Concluído', 'FINALIZADO_COM_ERROS'])(
    'has ended: %s',
    (status) =>
      expect(readProcess({ data: { status } })).toMatchObject({
        state: 'ended',
        failed: undefined,
      }),
  );

  it('has failed as a whole', () =>
    expect(
      readProcess({ status: 'failed', code: '4999', message: 'Ocorreu um erro inesperado!' }),
    ).toMatchObject({
      state: 'ended',
      failed: { code: 4999 },
    }));

  it.each([null, [], 'finished', {}, { status: 'purple' }, { status: true }, { state: {} }])(
    '%j says nothing',
    (json) => expect(readProcess(json)).toBeUndefined(),
  );

  it.each([
    [{ errors: [{ code: 5016, message: 'm', integrationId: '7' }] }],
    [{ Erros: [{ Codigo: '5016', Mensagem: 'm', IntegrationID: 7 }] }],
    [{ items: [{ integrationId: '7', errors: [{ code: 5016, message: 'm' }] }] }],
    [
      {
        results: [
          { integrationId: '6', status: 'ok' },
          { integrationId: '7', status: 'error', code: 5016, message: 'm' },
        ],
      },
    ],
    [{ errors: { code: 5016, message: 'm', integrationId: '7' } }],
    [{ errors: [{ integrationId: '7', error: { code: 5016, message: 'm' } }] }],
  ])('names its errors in %j', (more) =>
    expect(errorsOf({ status: 'finished', ...more })).toEqual([
      { code: 5016, message: 'm', integrationId: '7', hinted: false, index: undefined },
    ]),
  );

  it('keeps an error of which nothing can be told', () =>
    expect(
      errorsOf({
        status: 'finished',
        errors: ['???', { message: 'x', code: 'abc', success: false }],
      }),
    ).toEqual([
      {
        code: undefined,
        message: '???',
        integrationId: undefined,
        hinted: false,
        index: undefined,
      },
      { code: undefined, message: 'x', integrationId: undefined, hinted: false, index: undefined },
    ]));

  it.each([
    ['A pessoa NPE (IntegrationId = 123) está referenciando', '123'],
    ["A pessoa 'NPE' (integrationid='A|1') possui", 'A|1'],
    ['informado para a pessoa (personIntegrationId = 9) não existe', '9'],
    [
      '(managerIntegrationId = 5) informado para a pessoa (personIntegrationId = 9) não existe',
      '9',
    ],
    ['(managerIntegrationId = 5) não existe', undefined],
    ["O registro com o código 'IDN' não foi salvo", undefined],
    ['(IntegrationId = 1) e (IntegrationId = 2)', undefined],
  ])('takes a hint of %j', (message, id) => expect(hintOf(message)).toBe(id));

  /** Whatever quotes, capitals and nesting: a record that an error names is among the errors. */
  it('never leaves out an error', () => {
    const quote = fc.constantFrom('', "'", '"', '“');
    const spell = fc.constantFrom(
      'integrationId',
      'IntegrationId',
      'INTEGRATIONID',
      'personIntegrationId',
    );
    const error = fc.record({
      id: fc.integer({ min: 1, max: 9_999 }),
      quote,
      spell,
      code: fc.constantFrom(5013, '5016', 7_777, 512),
      field: fc.boolean(),
    });
    const list = fc.constantFrom('errors', 'Errors', 'erros', 'items', 'results');
    fc.assert(
      fc.property(
        fc.array(error, { minLength: 1, maxLength: 20 }),
        list,
        fc.boolean(),
        (errors, name, wrapped) => {
          const said = errors.map(({ id, quote: q, spell: s, code, field }) => ({
            code,
            message: `A pessoa ${q}x${q} (${s} = ${q}${id}${q}) tem um erro`,
            ...(field && { [s]: id }),
          }));
          const process = { status: 'finished', [name]: said };
          const read = errorsOf(wrapped ? { data: process } : process) ?? [];
          expect(read.map(({ integrationId }) => integrationId)).toEqual(
            errors.map(({ id }) => String(id)),
          );
          expect(read.every(({ code }) => code !== undefined)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is never a success unless a word says so', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const read = readProcess(json);
        if (read?.state !== 'ended') return;
        expect(JSON.stringify(json)).toMatch(
          /fini|done|compl|succ|proces|ok|parcial|partial|concl|final|suces|fail|err|falh|cancel/i,
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
