import { readError } from './read-error';
import { readPage } from './read-page';

describe('readError', () => {
  it.each<readonly [object, object]>([
    [
      { code: 'FP-17', message: 'Cálculo fechado', detailedMessage: 'Mês 02', helpUrl: 'x' },
      { shape: 'totvs', code: 'FP-17', message: 'Cálculo fechado', detail: 'Mês 02' },
    ],
    [
      { Code: 17006, Message: 'Sem licença', DetailedMessage: '', Details: [] },
      { shape: 'totvs', code: '17006', message: 'Sem licença' },
    ],
    [
      { error: { code: 400, message: 'Empresa inválida' } },
      { shape: 'error', code: '400', message: 'Empresa inválida' },
    ],
    [
      { Erros: [{ Codigo: 1, Mensagem: 'Verba inválida.' }, { Mensagem: 'Outra' }, 'Terceira'] },
      { shape: 'erros', code: '1', message: 'Verba inválida.; Outra; Terceira' },
    ],
    [{ erros: 'Verba inválida.' }, { shape: 'erros', message: 'Verba inválida.' }],
    [
      {
        RowErrors: [
          {
            ErrorNumber: 17006,
            ErrorDescription: 'Licença excedida',
            ErrorHelp: 'Tente mais tarde',
          },
        ],
      },
      {
        shape: 'row-errors',
        code: '17006',
        message: 'Licença excedida',
        detail: 'Tente mais tarde',
      },
    ],
    [
      { error: { RowErrors: { RowError: [{ errorNumber: 1, errorDescription: 'Licença' }] } } },
      { shape: 'row-errors', code: '1', message: 'Licença' },
    ],
    [[{ code: 1, message: 'a' }], { shape: 'erros', code: '1', message: 'a' }],
    [
      { timestamp: 1, status: 400, error: 'Bad Request', path: '/x' },
      { shape: 'message', message: 'Bad Request' },
    ],
    [{ message: 'no Route matched' }, { shape: 'message', message: 'no Route matched' }],
  ])('reads %j', (json, error) => {
    expect(readError(json)).toEqual(error);
  });

  it.each([null, undefined, 'text', 5, {}, [], { code: 5 }, { error: {} }, { Erros: [] }])(
    'finds none in %j',
    (json) => {
      expect(readError(json)).toBeUndefined();
    },
  );

  it('ends in what is nested without end, and in what is long', () => {
    let nested: object = { message: 'deep' };
    for (let depth = 0; depth < 1_000; depth += 1) nested = { error: nested };
    expect(readError(nested)).toBeUndefined();
    expect(readError({ message: 'x'.repeat(5_000) })?.message).toHaveLength(2_000);
  });
});

describe('readPage', () => {
  it.each([
    [
      '<html><head><title>Estado HTTP 500 &amp; mais</title></head><body><h1>x</h1></body></html>',
      { shape: 'html', message: 'Estado HTTP 500 & mais' },
    ],
    ['<HTML><H1 class="a">Manutenção</H1></HTML>', { shape: 'html', message: 'Manutenção' }],
    ['<html><style>a{}</style><p>Fora do  ar</p></html>', { shape: 'html', message: 'Fora do ar' }],
    ['Service Unavailable\r\n', { shape: 'text', message: 'Service Unavailable' }],
    ['  ', undefined],
  ])('reads %j', (body, error) => {
    expect(readPage(body)).toEqual(error);
  });
});
