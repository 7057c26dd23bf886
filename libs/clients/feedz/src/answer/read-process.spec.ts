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

  it('names a record by the words above a list, and by those of the list', () => {
    const message = 'A pessoa (IntegrationId = 7) não foi importada.';
    const of = (each: object) => errorsOf({ status: 'finished', errors: [each] });
    expect(of({ message, errors: [{ code: 5016, message: 'm' }] })).toEqual([
      expect.objectContaining({ code: 5016, integrationId: '7', hinted: true }),
    ]);
    expect(of({ message, details: ['como a (IntegrationId = 8)'] })).toMatchObject([
      { integrationId: '7' },
      { integrationId: '8' },
    ]);
  });

  it('has no words for its failure where all that it lists is about records', () =>
    expect(
      readProcess({ status: 'failed', errors: [{ code: 5013, integrationId: '7' }] }),
    ).toMatchObject({ failed: { code: undefined }, errors: [{ code: 5013, integrationId: '7' }] }));

  it.each([
    [{ status: 'Finalizado com erros', errors: [] }],
    [{ status: 'finished', errors: 3 }],
    [{ status: 'finished', errors: 'Há erros' }],
    [{ status: 'finished', hasErrors: true }],
    [{ status: 'finished', code: 4999, message: 'm' }],
    [{ status: 'finished', errors: [{}, { motivo: 'x' }] }],
    [{ data: { status: 'finished' }, errors: [[['?']]] }],
  ])('that says of errors nothing that can be read has one that names no record: %j', (json) =>
    expect(errorsOf(json)).toEqual([expect.objectContaining({ integrationId: undefined })]),
  );

  it.each([
    [{ status: 'finished', errors: [] }],
    [{ status: 'finished', errors: {}, message: 'Processo concluído', code: 200 }],
    [{ status: 'finished', errorCount: 0, errors: { total: 0, items: [] }, error: null }],
    [{ status: 'finished', items: [{ integrationId: '7', status: 'success', code: 0 }] }],
    [{ success: true, data: { processId: 'p', status: 'finished', hasErrors: false, failed: [] } }],
  ])('that says of no error has none: %j', (json) => expect(errorsOf(json)).toEqual([]));
});
